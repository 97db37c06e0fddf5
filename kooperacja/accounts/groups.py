"""The groups that give a person a role in the whole city."""

from django.apps import apps as installed

COORDINATORS = "coordinators"
DIAGNOSIS_TEAM = "diagnosis_team"
ALL = (COORDINATORS, DIAGNOSIS_TEAM)


def seed_groups(using, apps=installed, **kwargs) -> None:
    """Make the groups after a migration; existing ones stay as they are."""
    if using != "default":
        return
    group = apps.get_model("auth", "Group")
    for name in ALL:
        group.objects.using(using).get_or_create(name=name)
