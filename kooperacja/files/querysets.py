"""Reading what is known of uploaded files."""

from django.db.models import Exists, OuterRef, QuerySet


class StoredFileQuerySet(QuerySet):
    """Uploaded files."""

    def kept(self):
        """Files whose bytes are there."""
        return self.filter(removed_at__isnull=True)

    def unused(self):
        """Files nothing points to.

        The rooms above point here, and this floor does not know them; the models do.
        """
        rows = self
        for relation in self.model._meta.get_fields(include_hidden=True):
            if not (relation.one_to_many or relation.one_to_one):
                continue
            pointing = relation.related_model._base_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            rows = rows.exclude(Exists(pointing))
        return rows
