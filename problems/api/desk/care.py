"""How carefully a problem is shown, behind the login: its class and its exact place."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from kooperacja.accounts.once_api import once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import StrictSerializer

from ...services import confirm_place_is_no_dwelling, raise_problem_sensitivity
from .reading import DeskProblemSerializer

REVIEW = "problems.review"


class ClassSerializer(StrictSerializer):
    """A higher class (DC-2) and why."""

    sensitivity = serializers.IntegerField(min_value=1, max_value=3)
    note = serializers.CharField(max_length=2000)


class ExactPlaceSerializer(StrictSerializer):
    """Whether the place is that of a thing, where nobody lives."""

    is_thing = serializers.BooleanField()


class ProblemCareActions:
    """What a coordinator decides about showing; mixed into the viewset of problems."""

    care_permissions = dict.fromkeys(("raise_class", "confirm_place"), REVIEW)

    @extend_schema(
        operation_id="desk_problems_raise_class",
        request=ClassSerializer,
        responses=answers(DeskProblemSerializer),
    )
    @action(
        detail=True, methods=["post"], url_path="raise-class", url_name="raise-class"
    )
    @once()
    def raise_class(self, request, ref=None):
        """Show a problem more carefully than its kind asks; never less."""
        problem, said = self.get_object(), self._say(ClassSerializer)
        problem = raise_problem_sensitivity(actor=request.user, problem=problem, **said)
        return self.tagged(self.represent(problem))

    @extend_schema(
        operation_id="desk_problems_confirm_place",
        request=ExactPlaceSerializer,
        responses=answers(DeskProblemSerializer),
    )
    @action(
        detail=True,
        methods=["post"],
        url_path="confirm-place",
        url_name="confirm-place",
    )
    @once()
    def confirm_place(self, request, ref=None):
        """Say whether the exact point of a thing (class 0) may be shown."""
        problem, said = self.get_object(), self._say(ExactPlaceSerializer)
        problem = confirm_place_is_no_dwelling(
            actor=request.user, problem=problem, **said
        )
        return self.tagged(self.represent(problem))
