"""Input that refuses what it does not know."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers

UNKNOWN = _("There is no such field.")
#: Characters of an unknown key that an answer repeats.
LONGEST_KEY = 60


class StrictSerializer(serializers.Serializer):
    """Names every key it does not know instead of passing it over.

    A silently ignored ``status`` would let a program believe that it was set.
    ``always_required`` names what even PATCH needs, ``schema_extra`` what else OpenAPI
    should know of the object as a whole. PATCH may leave out parts of a body, never
    parts of a row inside it: rows are sent whole.
    """

    always_required: tuple[str, ...] = ()
    schema_extra: dict = {}

    def to_internal_value(self, data):
        if isinstance(data, dict):
            unknown = sorted(set(data) - self.writable_names)
            if unknown:
                raise serializers.ValidationError(
                    {name[:LONGEST_KEY]: [UNKNOWN] for name in unknown}
                )
            self._require_whole(data)
        return super().to_internal_value(data)

    def _require_whole(self, data: dict) -> None:
        if self.parent is None or not getattr(self.root, "partial", False):
            return
        missing = {
            name: [field.error_messages["required"]]
            for name, field in self.fields.items()
            if field.required and name not in data
        }
        if missing:
            raise serializers.ValidationError(missing)

    @property
    def writable_names(self) -> set[str]:
        """The keys that may be sent."""
        return {name for name, field in self.fields.items() if not field.read_only}


class NothingSerializer(StrictSerializer):
    """An act that needs no words."""


class StrictSerializerExtension(OpenApiSerializerExtension):
    """Says in OpenAPI that other keys are refused."""

    target_class = StrictSerializer
    match_subclasses = True

    def map_serializer(self, auto_schema, direction):
        schema = auto_schema._map_serializer(
            self.target, direction, bypass_extensions=True
        )
        extra = {"additionalProperties": False, **self.target.schema_extra}
        if self.target.always_required:
            required = {*schema.get("required", ()), *self.target.always_required}
            extra["required"] = sorted(required)
        return {**schema, **extra}
