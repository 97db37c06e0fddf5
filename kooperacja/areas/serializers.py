"""Questions for an address and their answers, for the desk and for everybody."""

from rest_framework import serializers

from kooperacja.base.api.strict import StrictSerializer
from kooperacja.base.search import MAX_QUESTION


class AddressQuestionSerializer(StrictSerializer):
    """What is looked for: a street, and a house number if it is known."""

    q = serializers.CharField(max_length=MAX_QUESTION, allow_blank=True)


class FoundAddressSerializer(serializers.Serializer):
    """An address; a street without ``number`` still needs one and has no place."""

    label = serializers.CharField()
    street = serializers.CharField()
    number = serializers.CharField()
    locality = serializers.CharField()
    postal_code = serializers.CharField()
    former_name = serializers.CharField(
        help_text="The old name of the street that was asked for, else empty."
    )
    area_name = serializers.CharField()
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    is_exact = serializers.BooleanField(
        help_text="Whether the house number is the one asked for."
    )
    is_synthetic = serializers.BooleanField()


class AddressAnswerSerializer(serializers.Serializer):
    """What was found; ``loaded`` is false while there is no address register."""

    results = FoundAddressSerializer(many=True)
    loaded = serializers.BooleanField()
