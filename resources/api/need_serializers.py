"""What the API says of a cell of need against resource."""

from rest_framework import serializers

from ..choices import LinkKind
from ..needs.classes import Gap, NeedClass, SupplyClass

GAPS = {
    None: "unknown",
    Gap.NONE: "none",
    Gap.SMALL: "small",
    Gap.CLEAR: "clear",
    Gap.LARGE: "large",
}


class NeedSerializer(serializers.Serializer):
    """A cell: one area and one kind of problem."""

    area = serializers.CharField()
    area_name = serializers.CharField()
    category = serializers.CharField()
    category_name = serializers.CharField()
    need = serializers.ChoiceField(choices=NeedClass.choices)
    points = serializers.FloatField(
        allow_null=True, help_text="Points of the problem that speaks for the cell."
    )
    problems = serializers.IntegerField(help_text="How many count as a need.")
    supply = serializers.ChoiceField(choices=SupplyClass.choices)
    resources = serializers.IntegerField(help_text="How many reach the area.")
    near = serializers.IntegerField(
        help_text="How many of them are within reach or need no place."
    )
    capacity = serializers.IntegerField(
        allow_null=True, help_text="Places, of those resources that say how many."
    )
    access_ratio = serializers.FloatField(
        allow_null=True,
        help_text="Accessibility (2SFCA) as a share of the city's mean.",
    )
    closed = serializers.IntegerField(
        help_text="How many of the resources have a notice of closing; they count."
    )
    unconfirmed = serializers.IntegerField(
        help_text="How many of the resources nobody confirmed in time; they count."
    )
    gap = serializers.ChoiceField(choices=sorted(GAPS.values()))
    first_year = serializers.IntegerField(allow_null=True)
    last_year = serializers.IntegerField(allow_null=True)
    rule = serializers.IntegerField(help_text="Number of the rule it was counted by.")
    url = serializers.CharField(help_text="Path of the page that lays it open.")


class NeedLinkSerializer(serializers.Serializer):
    """What institutions have confirmed; it changes no number of the cell."""

    kind = serializers.ChoiceField(choices=LinkKind.choices)
    problem = serializers.CharField()
    resource = serializers.CharField()
    resource_name = serializers.CharField(source="name")
    counts_here = serializers.BooleanField(
        help_text="Whether the resource is one of those the cell counts."
    )


class NeedClosureSerializer(serializers.Serializer):
    """A notice of closing that is not over; ``last`` null: until further notice."""

    first = serializers.DateField()
    last = serializers.DateField(allow_null=True)
    notice = serializers.CharField(allow_blank=True)


class NeedProblemSerializer(serializers.Serializer):
    """A problem behind a cell; ``points`` is null where it is no need."""

    id = serializers.CharField()
    title = serializers.CharField()
    severity = serializers.IntegerField()
    trend = serializers.CharField()
    sectors = serializers.IntegerField()
    last_year = serializers.IntegerField()
    points = serializers.FloatField(allow_null=True)
    speaks = serializers.BooleanField(
        help_text="Whether the need of the cell is this one's."
    )
    links = NeedLinkSerializer(many=True)


class NeedResourceSerializer(serializers.Serializer):
    """A resource behind a cell."""

    id = serializers.CharField()
    name = serializers.CharField()
    capacity = serializers.IntegerField(allow_null=True)
    is_near = serializers.BooleanField()
    metres = serializers.IntegerField(
        allow_null=True,
        help_text="Straight from the sign of the area, to 100 m; null without a place.",
    )
    residents_sharing = serializers.IntegerField()
    closures = NeedClosureSerializer(many=True)
    place_closures = NeedClosureSerializer(
        many=True, help_text="The same of one of its places."
    )
    assured_date = serializers.DateField(allow_null=True)
    is_unconfirmed = serializers.BooleanField()
    links = NeedLinkSerializer(many=True)


class NeedDetailSerializer(NeedSerializer):
    """A cell with the rows it was counted from, and the count in sentences."""

    about_need = serializers.ListField(child=serializers.CharField())
    about_supply = serializers.ListField(child=serializers.CharField())
    about_gap = serializers.CharField()
    directory_day = serializers.DateField(
        allow_null=True,
        help_text="The newest day in the directory; closures and confirmations are "
        "judged by it.",
    )
    problem_rows = NeedProblemSerializer(many=True)
    resource_rows = NeedResourceSerializer(many=True)


class NeedPageSerializer(serializers.Serializer):
    """A page of cells."""

    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = NeedSerializer(many=True)
