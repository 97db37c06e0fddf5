"""Forms of the vocabularies."""

from kooperacja.audit.admin import ServiceForm

from .models import Category, TargetGroup
from .services import (
    CATEGORY_WORDS,
    WORDS,
    change_category_words,
    change_target_group,
)


class CategoryForm(ServiceForm):
    """The words of a category; its class is changed with a reason, elsewhere."""

    class Meta:
        model = Category
        fields = CATEGORY_WORDS

    def call_service(self):
        """Store the words."""
        return change_category_words(
            actor=self.actor,
            category=self.instance,
            **{name: self.cleaned_data[name] for name in CATEGORY_WORDS},
        )


class TargetGroupForm(ServiceForm):
    """The words of a target group."""

    class Meta:
        model = TargetGroup
        fields = WORDS

    def call_service(self):
        """Store the words."""
        return change_target_group(
            actor=self.actor,
            target_group=self.instance,
            **{name: self.cleaned_data[name] for name in WORDS},
        )
