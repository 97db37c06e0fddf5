"""What stands in the variable parts of addresses, for each kind of thing."""

from django.utils import timezone

from kooperacja.accounts.tokens import create_token
from kooperacja.base.models import new_ref
from kooperacja.notices.services import notify
from kooperacja.panel.site import panel
from partners.models import Invitation
from partners.services import invite_person
from problems.services.confirming import confirm_token
from problems.workflow import Status
from resources.hsds.identifiers import uuid_of
from resources.hsds.taxonomies import KINDS as KINDS_OF_HELP
from resources.models import Resource
from resources.public import PublicProvider, PublicSite
from resources.services.freshness import confirm_token as care_token
from tests.personas import fresh

from ..worlds import STATES

NOBODY = "a-word-no-row-has"


def arguments_of(kind: str, world, route) -> dict[str, dict[str, str]]:
    """Return state → arguments of a route's address, for a kind of thing.

    :raises KeyError: a kind nobody has said how to make.
    """
    if not kind:
        return {"": {}}
    if kind == "panel-row":
        return {"": {route.arguments[0]: _row_of_panel(route.name)}}
    return KINDS[kind](world)


def _diagnoses(world):
    return {state: {"ref": world.marked[state].diagnosis.ref} for state in STATES}


def _diagnosis_files(world):
    return {
        state: {
            "ref": world.marked[state].diagnosis.ref,
            "file_ref": world.marked[state].diagnosis.evidence.get().file.ref,
        }
        for state in STATES
    }


def _problems(world):
    return {
        state: {"ref": world.marked[state].diagnosis.problem.ref} for state in STATES
    }


def _remarks(world):
    """Nobody can have remarked on a draft."""
    return {
        state: {"ref": row.diagnosis.ref, "remark": row.ref}
        for state, row in world.remarks.items()
    }


def _words_remarks(world):
    return {
        state: {"ref": row.problem.ref, "remark": row.ref}
        for state, row in world.words_remarks.items()
    }


def _panel_diagnoses(world):
    return {state: {"object_id": world.marked[state].diagnosis.pk} for state in STATES}


def _panel_problems(world):
    return {
        state: {"object_id": world.marked[state].diagnosis.problem_id}
        for state in STATES
    }


def _public_problems(world):
    shown, taken = world.marked[Status.PUBLISHED], world.marked[Status.ARCHIVED]
    return {
        "published": {"public_id": shown.diagnosis.problem.public_id},
        "archived": {"public_id": taken.former_public_id},
        # A private address is no public one.
        "private": {"public_id": world.marked[Status.DRAFT].diagnosis.problem.ref},
        "unknown": {"public_id": new_ref()},
    }


def _public_resources(world):
    status = Resource.Status
    return {
        "published": {"public_id": world.resources[status.PUBLISHED].public_id},
        "archived": {"public_id": world.resources[status.CLOSED].public_id},
        "merged": {"public_id": world.resources[status.MERGED].public_id},
        "private": {"public_id": world.resources[status.DRAFT].ref},
        "unknown": {"public_id": new_ref()},
    }


def _desk_resources(world):
    """Those of Most in every state, and a draft of another institution."""
    known = {state: {"ref": row.ref} for state, row in world.resources.items()}
    foreign = {"foreign": {"ref": world.anothers_resource.ref}}
    return known | foreign | {"unknown": {"ref": new_ref()}}


def _providers(world):
    """One that is a partner, and none."""
    known = world.anothers_resource.provider.ref
    return {"known": {"ref": known}, "unknown": {"ref": new_ref()}}


def _confidential_sites(world):
    """The confidential site of each; one of an open site, and of another resource."""
    rows = {**world.resources, "foreign": world.anothers_resource}
    found = {
        state: {
            "ref": row.ref,
            "site": row.sites.get(is_confidential=True).ref,
        }
        for state, row in rows.items()
    }
    shown = world.resources[Resource.Status.PUBLISHED]
    own = {"ref": shown.ref}
    draft = world.resources[Resource.Status.DRAFT].sites.first()
    return found | {
        "open": own | {"site": shown.sites.get(is_confidential=False).ref},
        "elsewhere": own | {"site": draft.ref},
        "unknown": {"ref": new_ref(), "site": new_ref()},
    }


def _wrong_reports(world):
    return {"own": {"ref": world.report.ref}, "unknown": {"ref": new_ref()}}


def _care_tokens(world):
    provider = world.resources[Resource.Status.PUBLISHED].provider
    token = care_token(world.bartek, provider, timezone.localdate())
    return {"working": {"token": token}, "unknown": {"token": NOBODY}}


def _hsds_services(world):
    """The same resources, named by UUIDs; a private address is no public one."""
    return {
        state: {"id": uuid_of(row["public_id"])}
        for state, row in _public_resources(world).items()
    }


def _hsds_row(model):
    """The provider of published resources, or one of their places."""
    return lambda world: {
        "published": {"id": uuid_of(model.objects.order_by("pk").first().public_id)},
        "unknown": {"id": uuid_of(new_ref())},
    }


def _hsds_words(known: str):
    return lambda world: {
        "published": {"id": known},
        "unknown": {"id": uuid_of(new_ref())},
    }


def _partners(world):
    return {
        "published": {"slug": world.most.slug},
        "private": {"slug": world.unlisted.slug},
        "inactive": {"slug": world.inactive.slug},
        "unknown": {"slug": NOBODY},
    }


def _preview_secrets(world):
    return {
        "working": {"secret": world.preview_secret},
        "unknown": {"secret": new_ref()},
    }


def _confirm_tokens(world):
    published = world.marked[Status.PUBLISHED].diagnosis
    return {
        "working": {"token": confirm_token(world.bartek, published)},
        "unknown": {"token": NOBODY},
    }


def _import_batches(world):
    return {"own": {"ref": world.import_batch.ref}, "unknown": {"ref": new_ref()}}


def _uploads(world):
    return {"own": {"ref": world.upload.ref}, "unknown": {"ref": new_ref()}}


def _preview_links(world):
    link = world.preview_link
    return {"": {"ref": link.diagnosis.ref, "link": link.ref}}


def _rounds(world):
    return {"asked": {"ref": world.round.ref}, "unknown": {"ref": new_ref()}}


def _round_requests(world):
    number = world.round.requests.get(partner=world.most).pk
    return {state: {**row, "number": number} for state, row in _rounds(world).items()}


def _requests(world):
    asked = world.round.requests
    return {
        "own": {"number": asked.get(partner=world.most).pk},
        "foreign": {"number": asked.get(partner=world.inna).pk},
    }


def _resource_links(world):
    """Said by celina's institution: of Most's resource, of one of nobody here, of its
    own about a problem only it works on."""
    known = {state: {"ref": link.ref} for state, link in world.links.items()}
    return known | {"unknown": {"ref": new_ref()}}


def _terms(argument, published):
    return lambda world: {
        "published": {argument: published},
        "unknown": {argument: NOBODY},
    }


def _row_of_panel(name: str) -> str:
    """Return the number of a row of the model that a route of the panel is about."""
    for model in panel._registry:
        if name.startswith(f"panel:{model._meta.app_label}_{model._meta.model_name}_"):
            return str(model._default_manager.order_by("pk").values_list("pk")[0][0])
    raise KeyError(name)


def _person(world):
    """Filip: whoever else asks is a colleague or a stranger."""
    return {"": {"ref": world.filip.ref}}


def _own_token(world):
    token, _secret = create_token(actor=fresh(world.filip), name="raport", days=30)
    return {"": {"ref": token.ref}}


def _own_notice(world):
    (notice,) = notify(kind="diagnosis.accepted", recipients=[fresh(world.filip)])
    return {"": {"ref": notice.ref}}


def _letter_texts(world):
    return {
        "published": {"kind": "diagnosis.returned", "language": "pl"},
        "unknown": {"kind": NOBODY, "language": "pl"},
    }


def _invitation(world):
    invitation = Invitation.objects.filter(partner=world.most).first()
    if invitation is None:
        invitation = invite_person(
            actor=fresh(world.filip),
            partner=world.most,
            email="nowa@example.org",
            role="editor",
        )
    return {"": {"ref": invitation.ref}}


KINDS = {
    "release": lambda world: {"": {"ref": world.release.ref}},
    "person": _person,
    "own-token": _own_token,
    "own-notice": _own_notice,
    "letter-text": _letter_texts,
    "invitation": _invitation,
    "diagnosis": _diagnoses,
    "diagnosis-file": _diagnosis_files,
    "problem": _problems,
    "remark": _remarks,
    "words-remark": _words_remarks,
    "import-batch": _import_batches,
    "upload": _uploads,
    "resource-link": _resource_links,
    "confirm-token": _confirm_tokens,
    "preview-secret": _preview_secrets,
    "preview-link": _preview_links,
    "round": _rounds,
    "request": _requests,
    "round-request": _round_requests,
    "panel-diagnosis": _panel_diagnoses,
    "panel-problem": _panel_problems,
    "public-problem": _public_problems,
    "public-resource": _public_resources,
    "desk-resource": _desk_resources,
    "provider": _providers,
    "confidential-site": _confidential_sites,
    "wrong-report": _wrong_reports,
    "care-token": _care_tokens,
    "hsds-service": _hsds_services,
    "hsds-organization": _hsds_row(PublicProvider),
    "hsds-place": _hsds_row(PublicSite),
    "hsds-taxonomy": _hsds_words(KINDS_OF_HELP.id),
    "hsds-term": _hsds_words(KINDS_OF_HELP.term_id("helpline")),
    "public-partner": _partners,
    "public-area": _terms("slug", "polnoc"),
    "public-area-code": _terms("code", "polnoc"),
    "public-need": lambda world: {
        "published": {"area": "polnoc", "category": "bezrobocie"},
        "unknown": {"area": "polnoc", "category": NOBODY},
    },
    "public-category": _terms("slug", "bezrobocie"),
    "public-group": _terms("slug", "mlodziez"),
    "help-page": _terms("slug", "resident"),
    "mail-token": lambda world: {"": {"token": NOBODY}},
    "reset-token": lambda world: {"": {"uidb64": "MQ", "token": NOBODY}},
}
