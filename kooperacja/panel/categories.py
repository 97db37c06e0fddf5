"""Categories with their class: changing it moves what stands on the public map."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.admin import CategoryAdmin
from kooperacja.categories.forms import CategoryForm
from kooperacja.categories.models import Category
from problems.services import change_category_sensitivity


class ClassedCategoryForm(CategoryForm):
    """The words of a category, and another class with a reason."""

    new_class = forms.TypedChoiceField(
        label=_("another class"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_(
            "A higher class holds at once, also for what is on the map. A lower one "
            "waits until a second coordinator chooses the same; what is on the map "
            "stays as it is."
        ),
    )
    reason = forms.CharField(
        label=_("reason for another class"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        classes = Category._meta.get_field("sensitivity").choices
        self.fields["new_class"].choices = [("", _("leave it"))] + [
            choice for choice in classes if choice[0] != self.instance.sensitivity
        ]

    def call_service(self):
        """Store the words and, when another class was chosen, change it."""
        category = super().call_service()
        chosen = self.cleaned_data["new_class"]
        if chosen is None:
            return category
        return change_category_sensitivity(
            actor=self.actor,
            category=category,
            sensitivity=chosen,
            note=self.cleaned_data["reason"],
        )

    def add_error(self, field, error):
        """What the service says of the class stands at the fields of this form."""
        names = {"sensitivity": "new_class", "note": "reason"}
        at = names.get(getattr(error, "field", None))
        super().add_error(at or field, error)


class ClassedCategoryAdmin(CategoryAdmin):
    """Categories with the class."""

    form = ClassedCategoryForm
    fields = (
        *CategoryAdmin.fields,
        "sensitivity",
        "proposed_sensitivity",
        "proposed_by",
        "new_class",
        "reason",
    )
    readonly_fields = (
        *CategoryAdmin.readonly_fields,
        "sensitivity",
        "proposed_sensitivity",
        "proposed_by",
    )
