"""Notes at a problem, and what came of the team's remarks on its agreed words."""

from django.http import Http404
from django.utils.translation import gettext as _

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from ... import services
from ...forms.review import AnswerForm, NoteForm
from .problem import ProblemPage


class ProblemNoteView(ProblemPage):
    """Leave a note among coordinators at this problem."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        """Store the note."""
        problem = self.get_object()
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.again(problem, 400, note_form=form)
        services.write_internal_note(
            actor=request.user, problem=problem, **form.cleaned_data
        )
        return self.done(problem, _("The note is kept for coordinators."))


class WordsAnswerView(ProblemPage):
    """Say what came of a remark on the agreed words."""

    http_method_names = ["post", "options"]

    def post(self, request, ref, remark):
        """Store the answer, once."""
        problem = self.get_object()
        found = problem.words_remarks.filter(ref=remark).first()
        if found is None:
            raise Http404
        form = AnswerForm(request.POST, auto_id=f"id_{found.ref}_%s")
        if not form.is_valid():
            return self.again(problem, 400, refused_answer=(found, form))
        try:
            services.answer_words_remark(
                actor=request.user, remark=found, **form.cleaned_data
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.again(
                problem, refusal.status_code, refused_answer=(found, form)
            )
        return self.done(problem, _("Your answer stands beside the remark now."))
