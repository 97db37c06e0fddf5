"""Where the pages of the panel stand."""

from django.urls import reverse


def address(model: tuple[str, str], page: str, *args) -> str:
    """Return the address of a page of a model, named by app and model."""
    return reverse(f"panel:{'_'.join(model)}_{page}", args=args)
