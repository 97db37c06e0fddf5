"""Resources behind the login: read, write, steps of the workflow."""

from dataclasses import replace

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response

from kooperacja.accounts.once_api import OnceMixin, once
from kooperacja.base.api.matching import MatchingMixin
from kooperacja.base.api.schema import answers
from kooperacja.base.errors import NotPermitted
from kooperacja.base.models import REF_PATTERN
from partners.models import Partner

from ...desk_filters import DeskResourceFilter
from ...models import Resource
from ...services import (
    ResourceContent,
    ResourceIncomplete,
    content_of,
    discard_resource,
    enter_resource,
    record_occupancy,
    sites_of,
    take_step,
)
from ...services.stored import READ
from ...workflow import WORKFLOW
from .reading import DeskResourceSerializer
from .writing import (
    OccupancySerializer,
    ResourceChangeSerializer,
    ResourceCreateSerializer,
    StepNoteSerializer,
)

DESK = "accounts.use_desk"
#: What no request sets: it comes with imports, or by making sure.
KEPT = ("reach", "assured_date", "review_months", "to_check", "external_id", "provider")


@extend_schema_view(
    list=extend_schema(
        responses=answers(DeskResourceSerializer(many=True), 400, 401, 404)
    ),
    retrieve=extend_schema(responses=answers(DeskResourceSerializer, 401, 404)),
)
class DeskResourceViewSet(
    OnceMixin,
    MatchingMixin,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    """Resources that ``visible_to`` gives; a foreign draft is as missing as none.

    The object's own rule is asked by the service: what may not be read is missing,
    what may be read and not done is a 403. A confidential address can be written, and
    is read on its page of the desk alone.
    """

    serializer_class = DeskResourceSerializer
    filterset_class = DeskResourceFilter
    lookup_field = "ref"
    lookup_value_regex = REF_PATTERN
    permissions = {
        "list": DESK,
        "retrieve": DESK,
        "create": "resources.add_resource",
        "update": DESK,
        "partial_update": DESK,
        "destroy": DESK,
        "occupancy": DESK,
    }

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Resource.objects.none()
        return (
            Resource.objects.visible_to(self.request.user)
            .select_related("provider__partner", "assured_for")
            .prefetch_related(*READ)
            .order_by("name", "pk")
        )

    def represent(self, resource) -> dict:
        """Return a stored row as the reader may see it."""
        fresh = self.get_queryset().get(pk=resource.pk)
        context = self.get_serializer_context()
        return DeskResourceSerializer(fresh, context=context).data

    def answer(self, resource, code=status.HTTP_200_OK) -> Response:
        """Return the row as the answer."""
        return self.tagged(self.represent(resource), code)

    def get_object(self):
        """Return the resource of the address; only who keeps it true writes it.

        :raises NotPermitted: it may be read and not written.
        """
        resource, person = super().get_object(), self.request.user
        is_written = self.request.method not in SAFE_METHODS
        if is_written and not person.has_perm("resources.write_resource", resource):
            raise NotPermitted
        return resource

    def lock(self, resource) -> None:
        """Lock what every service behind this locks first."""
        rows = Resource.objects.select_for_update(of=("self",))
        rows.filter(pk=resource.pk).first()

    @extend_schema(
        request=ResourceCreateSerializer,
        responses=answers(DeskResourceSerializer, 400, 401, 403, 409, status=201),
    )
    @once()
    def create(self, request):
        """Write down a resource as a draft."""
        partners = Partner.objects.active().of(request.user)
        body = self.read(ResourceCreateSerializer, partners=partners)
        resource = enter_resource(
            actor=request.user,
            content=body.content(),
            sites=body.sites_content(),
            provider=body.provider_content(),
        )
        return self.answer(resource, status.HTTP_201_CREATED)

    @extend_schema(
        request=ResourceChangeSerializer, responses=answers(DeskResourceSerializer)
    )
    def update(self, request, ref=None, partial=False):
        """Save a resource; of a published one residents see it at once.

        What is not sent is kept by PATCH and emptied by PUT.
        """
        resource = self.changeable()
        body = self.read(
            ResourceChangeSerializer,
            partial=partial,
            matched=self.matched_version(resource),
        )
        stored = content_of(resource)
        if not partial:
            kept = {name: getattr(stored, name) for name in KEPT}
            stored = replace(ResourceContent(name="", kind=""), **kept)
        resource = enter_resource(
            actor=request.user,
            resource=resource,
            version=body.validated_data["version"],
            content=body.content(stored),
            sites=body.sites_content(sites_of(resource)) if self._sites(body) else [],
            provider=body.provider_content(),
        )
        return self.answer(resource)

    @staticmethod
    def _sites(body) -> bool:
        """Whether places stay: PUT without any takes them all off."""
        return body.partial or "sites" in body.validated_data

    @extend_schema(
        request=ResourceChangeSerializer, responses=answers(DeskResourceSerializer)
    )
    def partial_update(self, request, ref=None):
        """Change some fields of a resource; “version” or If-Match is needed."""
        return self.update(request, ref, partial=True)

    @extend_schema(responses=answers(None, 401, 403, 404, 409, status=204))
    def destroy(self, request, ref=None):
        """Throw away a draft that has never been shown."""
        discard_resource(actor=request.user, resource=self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        operation_id="desk_resources_occupancy",
        request=OccupancySerializer,
        responses=answers(DeskResourceSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def occupancy(self, request, ref=None):
        """Say how many places are taken today."""
        resource = self.changeable()
        said = self.read(OccupancySerializer).validated_data
        resource = record_occupancy(
            actor=request.user, resource=resource, day=timezone.localdate(), **said
        )
        return self.answer(resource)

    def changeable(self) -> Resource:
        """Return the resource, refusing before the body is read.

        :raises NotPermitted: its state, or this person's part in it, does not allow it.
        """
        resource = self.get_object()
        if not self.request.user.has_perm("resources.change_resource", resource):
            raise NotPermitted
        return resource

    def read(self, serializer_class, *, partial=False, **context):
        """Return the body, valid."""
        body = serializer_class(
            data=self.request.data,
            partial=partial,
            context={**self.get_serializer_context(), **context},
        )
        body.is_valid(raise_exception=True)
        return body


def _step_action(step):
    """Return the POST action of a step of the workflow."""

    @once()
    def act(self, request, ref=None):
        resource = self.get_object()
        note = self.read(StepNoteSerializer).validated_data.get("note", "")
        try:
            done = take_step(
                step.name, actor=request.user, resource=resource, note=note
            )
        except ResourceIncomplete as refusal:
            missing = {name: [text] for name, text in refusal.missing.items()}
            detail = {"detail": str(refusal), "code": refusal.code}
            raise ValidationError({**detail, **missing}) from refusal
        return self.answer(done)

    slug = step.name.replace("_", "-")
    act.__name__ = f"take_{step.name}"
    act.__doc__ = str(step.help)
    act = action(detail=True, methods=["post"], url_path=slug, url_name=slug)(act)
    return extend_schema(
        operation_id=f"desk_resources_{step.name}",
        request=StepNoteSerializer,
        responses=answers(DeskResourceSerializer),
    )(act)


for step in WORKFLOW.taken_by_people():
    setattr(DeskResourceViewSet, f"take_{step.name}", _step_action(step))
    DeskResourceViewSet.permissions[f"take_{step.name}"] = DESK
