"""The form of a ready text in the panel."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import ServiceForm

from .models import ReplyText
from .services import save_reply_text
from .services.reply_texts import STEPS
from .workflow import WORKFLOW


class ReplyTextForm(ServiceForm):
    """A ready text: for which step and kind of problem, and what it says."""

    step = forms.ChoiceField(
        label=_("Step"), choices=[(name, WORKFLOW.get(name).label) for name in STEPS]
    )

    class Meta:
        model = ReplyText
        fields = ("step", "category", "name", "text", "is_offered")
        help_texts = {
            "category": _("Empty: for every kind of problem."),
            "text": _(
                "A suggestion to start from: kind, concrete, in words the other side "
                "can act on."
            ),
            "is_offered": _(
                "Take the tick away to retire the text: it stays here, and nobody is "
                "offered it any more."
            ),
        }

    def call_service(self):
        """Store the text."""
        return save_reply_text(
            actor=self.actor,
            reply=self.instance if self.instance.pk else None,
            **{name: self.cleaned_data[name] for name in self.Meta.fields},
        )
