"""Taking personal data out of everything that is kept, leaving a stub.

A coordinator names the words; they are replaced wherever a problem and its diagnoses
keep text: in the rows, in handed-over versions, remarks, opinions, notes and reasons,
in what was merged into it, in names of files, in the log, on the public shelf and its
former versions; notices and letters that name the problem lose their words whole, and
what was typed and not saved is deleted. The words themselves are stored nowhere: the
stub says who, when, why and where (anchors, row k9; RODO art. 17).
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit import log
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.models import Versioned
from kooperacja.base.shelf import ShelfModel
from kooperacja.base.workflow import NoteRequired
from kooperacja.files.models import StoredFile
from kooperacja.files.services import remove_file
from kooperacja.notices.services import redact as redact_notices
from kooperacja.notices.services import redact_results
from kooperacja.unsaved.services import forget_record

from ..models import (
    Diagnosis,
    Evidence,
    ImportBatch,
    Problem,
    PublicProblemVersion,
    Redaction,
    Release,
)
from .shelving import lock_problems, refresh_shelf
from .versions import AGREED

#: What stands where personal data stood.
STUB = "[dane usunięte]"
#: Shorter words would blot out half of every text.
SHORTEST = 3
#: Columns that hold codes and keys, never what somebody wrote.
KEYS = frozenset(
    {
        "form_key",
        "period",
        "step",
        "transition",
        "field",
        "secret_hash",
        "sha256",
    }
)


class NothingFound(InvalidInput):
    """The words stand nowhere."""

    message = _("These words stand nowhere in this problem or its diagnoses.")
    code = "nothing_found"


class WordRemover:
    """Returns texts and JSON values without some words; counts what it changed."""

    def __init__(self, words: Iterable[str]):
        # A name of a file has _ where a text has a space.
        patterns = [r"[\s_]+".join(map(re.escape, word.split())) for word in words]
        self.pattern = re.compile("|".join(patterns), re.IGNORECASE)

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.pattern.sub(STUB, value)
        if isinstance(value, list):
            return [self(item) for item in value]
        if isinstance(value, dict):
            return {key: self(item) for key, item in value.items()}
        return value


@transaction.atomic
def redact(
    *,
    actor: User,
    problem: Problem,
    words: list[str],
    reason: str,
    files: Iterable[Evidence] = (),
) -> Redaction:
    """Take these words out of a problem and everything kept about it; erase files.

    ``words`` are names, numbers or phrases, compared without regard to case and to
    the width of spaces. ``files`` are sources whose attached files are erased.

    :raises NotPermitted: only a coordinator who may read the problem.
    :raises NoteRequired: without a reason.
    :raises InvalidInput: nothing to take out, or a word that is too short.
    :raises NothingFound: the words stand nowhere and no file was chosen.
    """
    if not actor.has_perm("problems.change_problem", problem):
        raise NotPermitted
    words, files = [word.strip() for word in words if word.strip()], list(files)
    _require_said(words, files, reason)
    without = WordRemover(words) if words else str
    reason = without(reason.strip())
    # What was merged into it has no page of its own any more, and keeps its words.
    family = Q(pk=problem.pk) | Q(merged_into=problem.pk)
    locked = {row.pk: row for row in lock_problems(family)}
    problem = locked.pop(problem.pk)
    where = _take_out(problem, [*locked.values()], without) if words else set()
    where |= _erase(actor, problem, files, reason)
    if not where:
        raise NothingFound(field="words")
    log.record(actor=actor, verb="problem.redacted", target=problem, label="")
    if problem.public_id:
        refresh_shelf(problem)
    return Redaction.objects.create(
        actor=actor, problem=problem, reason=reason, fields=sorted(where)
    )


def _require_said(words: list[str], files: list[Evidence], reason: str) -> None:
    if not reason.strip():
        raise NoteRequired(field="reason")
    if not words and not files:
        raise InvalidInput(_("Write the words to be taken out."), field="words")
    if any(len(word) < SHORTEST for word in words):
        raise InvalidInput(
            _("Write at least %(count)s letters of each.") % {"count": SHORTEST},
            field="words",
        )


def _take_out(
    problem: Problem, merged: list[Problem], without: WordRemover
) -> set[str]:
    """Clean every row and return the names of the columns where something stood."""
    diagnoses = list(
        Diagnosis.objects.select_for_update().filter(problem=problem).order_by("pk")
    )
    releases = list(Release.objects.exclude(undo_note=""))
    files = StoredFile.objects.filter(evidence__diagnosis__in=diagnoses).distinct()
    where: set[str] = set()
    rows = [problem, *merged, *diagnoses, *_rows_about(problem), *releases, *files]
    for row in rows:
        where |= _clean(row, without)
    problem.refresh_from_db()
    if log.redact([problem, *merged, *diagnoses, *releases, *files], without):
        where.add("audit")
    if any(without(typed) != typed for typed in forget_typed_into(diagnoses)):
        where.add("unsavedform.fields")
    if redact_results(without):
        where.add("jobrun.result")
    if where:
        redact_notices(problem, *merged, *diagnoses)
        _clean_versions(problem, without)
    return where


def forget_typed_into(diagnoses: list[Diagnosis]) -> list[dict[str, list[str]]]:
    """Delete what anybody has typed into these forms and not saved; return it."""
    return [
        typed
        for diagnosis in diagnoses
        for typed in forget_record(
            record=diagnosis, typist=diagnosis.author_id, form_key=diagnosis.form_key
        )
    ]


def _rows_about(problem: Problem) -> Iterable[models.Model]:
    """Everything that keeps text about a problem, found by its foreign keys."""
    own = problem.diagnoses.all()
    for model in problem._meta.apps.get_app_config("problems").get_models():
        names = {field.name for field in model._meta.fields}
        if model in (Diagnosis, Redaction) or issubclass(model, ShelfModel):
            continue
        about = Q()
        if "problem" in names:
            about |= Q(problem=problem)
        if "diagnosis" in names:
            about |= Q(diagnosis__in=own)
        if about:
            yield from model._default_manager.filter(about)
    yield from ImportBatch.objects.filter(diagnoses__in=own).distinct()


def _clean(row: models.Model, without: WordRemover) -> set[str]:
    """Clean the text columns of a row that people write; return the names of some."""
    changed = set()
    for field in row._meta.concrete_fields:
        is_text = isinstance(field, models.TextField | models.JSONField) or (
            isinstance(field, models.CharField) and not field.choices
        )
        if not is_text or field.unique or field.name in KEYS:
            continue
        before = getattr(row, field.attname)
        after = without(before)
        if after != before:
            if isinstance(field, models.URLField):
                after = ""
            elif isinstance(field, models.CharField):
                after = after[: field.max_length]
            setattr(row, field.attname, after)
            changed.add(field.name)
    if changed:
        cleaned = {name: getattr(row, name) for name in changed}
        if isinstance(row, Versioned):
            # Whoever has the old words in an open form must not save them unseen.
            cleaned["version"] = models.F("version") + 1
        type(row)._default_manager.filter(pk=row.pk).update(**cleaned)
    return {f"{row._meta.model_name}.{name}" for name in changed}


def _clean_versions(problem: Problem, without: WordRemover) -> None:
    """Clean the former public words, which stay as the history of the page."""
    for version in PublicProblemVersion.writer.filter(
        problem_public_id=problem.public_id
    ):
        cleaned = {name: without(getattr(version, name)) for name in AGREED}
        PublicProblemVersion.writer.filter(pk=version.pk).update(**cleaned)


def _erase(actor, problem, files: list[Evidence], reason: str) -> set[str]:
    """Erase the files of these sources; a stub stays at each."""
    erased = set()
    for source in files:
        if source.diagnosis.problem_id != problem.pk or source.file is None:
            raise InvalidInput(
                _("This file is not one of this problem."), field="files"
            )
        remove_file(actor=actor, stored=source.file, reason=reason)
        erased.add("evidence.file")
    return erased
