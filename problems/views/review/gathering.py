"""What stands beside a diagnosis under review. Queries are made once, here."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.base.word_differences import Difference

from ... import services
from ...checklist import Check, Verdict
from ...differences import differences, version_of
from ...models import Diagnosis, Problem, Remark
from ...parts import PARTS, WHOLE, part_label
from ...services.doubting import own_last
from ...workflow import SEEN_BY_COORDINATOR

#: What is told apart of the sources and other things a version holds.
OF_A_VERSION = (
    "evidence__file",
    "problem__target_groups",
    "problem__areas",
)


def evidence_rows(diagnosis: Diagnosis, texts: dict) -> list[dict]:
    """Return each source with its words, cut at what the lint found."""
    return [
        {"item": item, "pieces": texts[f"evidence-{number}"]}
        for number, item in enumerate(
            diagnosis.evidence.select_related("file"), start=1
        )
    ]


def findings(texts: dict) -> list[dict]:
    """Return what the lint found, with the name of the text it stands in."""
    labels = {"title": _("Title"), "text_public": _("Text for the public")}
    return [
        {"where": labels.get(name, _("Source")), "finding": piece.finding}
        for name, pieces in texts.items()
        for piece in pieces
        if piece.finding
    ]


def talk(remarks: Iterable[Remark], return_form=None) -> dict[str, dict]:
    """Return by part ("whole" too): its remarks, and the field for what to mend."""
    by_part = defaultdict(list)
    for remark in remarks:
        by_part[remark.field].append(remark)
    rows = {
        part: {
            "label": part_label(part),
            "remarks": by_part[part],
            "pin": return_form.pin(part) if return_form else None,
        }
        for part in PARTS
    }
    return rows | {"whole": {"label": part_label(WHOLE), "remarks": by_part[WHOLE]}}


def others(diagnosis: Diagnosis, user):
    """Return other diagnoses of the same problem that this person may read."""
    return (
        diagnosis.problem.diagnoses.visible_to(user)
        .filter(status__in=SEEN_BY_COORDINATOR)
        .exclude(pk=diagnosis.pk)
        .select_related("partner")
        .order_by("-period", "pk")
    )


def doubles(problem: Problem, user):
    """Return problems of the same family of categories in the same area."""
    return (
        Problem.objects.visible_to(user)
        .in_family_of(problem)
        .select_related("category", "area")
        .order_by("title", "pk")[:10]
    )


def last_period(diagnosis: Diagnosis) -> tuple[Diagnosis, list[Difference]] | None:
    """Return what the institution said of this problem before, and what is new."""
    before = own_last(diagnosis)
    if before is None:
        return None
    before.problem = diagnosis.problem  # the same one, loaded already
    return before, differences(version_of(before), version_of(diagnosis))


def revised(diagnosis: Diagnosis) -> list[Difference] | None:
    """Return what a revision would change of the published row; None for the rest."""
    if not diagnosis.is_pending_revision:
        return None
    # What it follows may be a draft, after a merger: that is nobody else's business.
    published = (
        Diagnosis.objects.filter(
            pk=diagnosis.revises_id, status__in=SEEN_BY_COORDINATOR
        )
        .select_related("problem__category", "problem__area", "partner")
        .prefetch_related(*OF_A_VERSION)
        .first()
    )
    if published is None:
        return None
    return differences(version_of(published), version_of(diagnosis))


def versions(diagnosis: Diagnosis) -> list[dict]:
    """Return the handed-over versions that followed another, newest first."""
    return [
        {"when": snapshot.step.at, "who": snapshot.step.actor, "differences": changed}
        for snapshot, changed in services.handed_over_versions(diagnosis)
        if changed is not None
    ]


def history(diagnosis: Diagnosis) -> list[dict]:
    """Return the steps, newest first, with what the reviewer had ticked."""
    return [
        {
            "when": change.at,
            "text": change.get_to_status_display(),
            "note": "\n".join(filter(None, [change.note, _ticked(change.checks)])),
            "who": change.actor,
        }
        for change in reversed(diagnosis.status_changes.all())
    ]


def facts(context: dict) -> dict[str, str]:
    """Return what the portal found out by itself, by question of the checklist."""
    found, sources = len(context["findings"]), len(context["evidence"])
    same, hurting = len(context["doubles"]), len(context["hints"])
    return {
        Check.PERSONAL_DATA: ngettext(
            "The check marked %(count)s place.",
            "The check marked %(count)s places.",
            found,
        )
        % {"count": found}
        if found
        else _("The check marked nothing; it does not find everything."),
        Check.SOURCE: ngettext(
            "%(count)s source is named.", "%(count)s sources are named.", sources
        )
        % {"count": sources},
        Check.DUPLICATE: ngettext(
            "%(count)s related problem in the same area.",
            "%(count)s related problems in the same area.",
            same,
        )
        % {"count": same},
        Check.PRECISION: _("Residents will see: %(area)s.")
        % {"area": context["preview"].area_name or "–"},
        Check.STIGMA: ngettext(
            "%(count)s word is marked.", "%(count)s words are marked.", hurting
        )
        % {"count": hurting}
        if hurting
        else _("No word of our list stands in it."),
    }


def _ticked(checks: dict[str, str]) -> str:
    return "\n".join(
        f"{Check(question).label} {Verdict(verdict).label}"
        for question, verdict in checks.items()
    )
