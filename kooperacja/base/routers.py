"""Which database alias may do what."""

from .shelf import PUBLIC_ALIAS


class PublicAliasRouter:
    """The public alias is the same database seen by a reader: it never migrates."""

    def allow_migrate(self, db, app_label, **hints):
        return False if db == PUBLIC_ALIAS else None

    def allow_relation(self, obj1, obj2, **hints):
        return True
