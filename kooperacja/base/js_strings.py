"""The sentences that our JavaScript says, in the language of the page.

Scripts are served as plain files, so they cannot call gettext: every page carries
this table as JSON (``{% js_strings %}``) and ``static/js/core/i18n.js`` reads it.
Names in braces are filled in by the browser.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: A number of each plural category of CLDR that our languages use for whole numbers.
PLURAL_SAMPLES = {"one": 1, "few": 2, "many": 5, "other": 5}


def _forms(sentence: Callable[[int], str]) -> dict[str, str]:
    """Return the plural forms of a sentence, by the names Intl.PluralRules uses."""
    return {category: sentence(n) for category, n in PLURAL_SAMPLES.items()}


def js_strings() -> dict[str, str | dict[str, str]]:
    """Return the table of sentences in the active language."""
    return {
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "close": _("Close"),
        "legend": _("Legend"),
        "more_in_area": _("Everything about this place"),
        "exact": _("precision: exact place"),
        "street": _("precision: street or several buildings"),
        "estate": _("precision: district"),
        "city": _("precision: whole city"),
        "whole_city": _("Whole city"),
        "problems": _forms(
            lambda n: ngettext("{count} problem", "{count} problems", n)
        ),
        "and_more": _forms(
            lambda n: ngettext("and {count} more", "and {count} more", n)
        ),
        "map_failed": _(
            "The map could not be drawn. The list has everything that is on it."
        ),
        "layer_failed": _(
            "What is on the map could not be loaded. The list has the same; "
            "you can also try again in a moment."
        ),
        "request_failed": _(
            "The answer did not come. Check the connection and try again; "
            "nothing was lost."
        ),
        "timed_out": _("It takes too long. Try again in a moment; nothing was lost."),
        **_layer_words(),
        **_picker_words(),
        **_drawing_words(),
        **_address_words(),
        **_near_words(),
        **_list_words(),
    }


def _layer_words() -> dict[str, str | dict[str, str]]:
    """The signs of the map and its legend."""
    return {
        "legend_problem": _("problems: the number says how many"),
        "legend_exact": _("the exact place of a thing"),
        "legend_resource": _("a place that helps"),
        "legend_resources": _("several places that help, close together"),
        "legend_none": _("nothing described yet"),
        "legend_area": _("darker: more problems described here"),
        "resources": _forms(
            lambda n: ngettext(
                "{count} place that helps", "{count} places that help", n
            )
        ),
    }


def _picker_words() -> dict[str, str]:
    """Choosing a place on a map."""
    return {
        "picker_help": _(
            "Click the place on the map. By keyboard: the arrow keys move the cross, "
            "Enter puts the place, plus and minus zoom."
        ),
        "picker_help_area": _(
            "Click an estate to choose it. By keyboard: the list above is enough."
        ),
        "picker_help_areas": _(
            "Click estates to choose them, once more to leave them out. By keyboard: "
            "the list above is enough."
        ),
        "picker_help_drawing": _(
            "Click the corners one after another. By keyboard: the arrow keys move the "
            "cross, Enter adds a corner, Backspace takes the last one back. A corner "
            "can be dragged."
        ),
        "picker_label": _("Map for choosing the place"),
        "picker_failed": _(
            "The map could not be drawn. Pick the district from the list instead."
        ),
        "picker_in": _("The place is in: {area}."),
        "picker_outside": _(
            "This point lies outside the city. Choose a place in the city "
            "or pick the district from the list."
        ),
    }


def _drawing_words() -> dict[str, str | dict[str, str]]:
    """Drawing a line or an outline."""
    return {
        "drawing_done": _("Finish the drawing"),
        "drawing_undo": _("Take the last corner back"),
        "drawing_again": _("Start again"),
        "drawing_none": _("Nothing is drawn yet."),
        "drawing_count": _forms(
            lambda n: ngettext("{count} corner.", "{count} corners.", n)
        ),
        "drawing_few_line": _("A line needs at least two."),
        "drawing_few_polygon": _("An outline needs at least three."),
        "drawing_crosses": _("The outline crosses itself. Move a corner."),
        "drawing_finished": _(
            "The drawing is finished. To go on, take the last corner back."
        ),
        "drawing_in": _("Corners in: {areas}."),
    }


def _address_words() -> dict[str, str | dict[str, str]]:
    """Finding an address."""
    return {
        "address_results": _("Addresses that were found"),
        "address_found": _forms(
            lambda n: ngettext(
                "{count} answer. Choose with the arrow keys or a click.",
                "{count} answers. Choose with the arrow keys or a click.",
                n,
            )
        ),
        "address_none": _(
            "No such address was found. Check the name of the street, or point to the "
            "map."
        ),
        "address_not_loaded": _(
            "The address register is not loaded. Point to the map or choose an estate."
        ),
        "address_formerly": _("formerly {name}"),
        "address_number": _("add the house number"),
        "address_type_number": _("Now type the house number."),
        "address_invented": _("an invented address"),
        "address_chosen": _("Chosen: {label}."),
    }


def _near_words() -> dict[str, str | dict[str, str]]:
    """What is nearest, measured in the browser."""
    return {
        "near_waiting": _("Your browser is finding out where you are."),
        "near_refused": _(
            "Your browser did not say where you are. Type an address instead."
        ),
        "near_me": _("where you are"),
        "near_distance": _("{distance} in a straight line"),
        "near_open": _("open now"),
        "near_on_map": _(
            "The ring on the map is {from}. The list says how far each place is."
        ),
        "near_off_map": _(
            "Beyond this map: {from}. The list says how far each place is."
        ),
        "near_none": _("Nothing that was found has a known place."),
        "near_shown": _forms(
            lambda n: ngettext(
                "{count} place, measured from: {from}. Distances are in a straight "
                "line: the way there is longer.",
                "{count} places, the nearest first, measured from: {from}. Distances "
                "are in a straight line: the way there is longer.",
                n,
            )
        ),
    }


def _list_words() -> dict[str, str | dict[str, str]]:
    """The list to print, kept in the browser."""
    return {
        "keep_add": _("Add to your list"),
        "keep_remove": _("On your list – take off"),
        "keep_refused": _("This browser keeps no list"),
        "list_count": _forms(
            lambda n: ngettext(
                "{count} place on your list.", "{count} places on your list.", n
            )
        ),
        "list_empty": _(
            "Nothing is on your list yet. Find help and choose “Add to your list”."
        ),
        "list_clear_sure": _("Clear the whole list from this device?"),
        "list_documents": _("What to bring: {documents}"),
        "list_remove": _("Remove from the list: {name}"),
        "list_printed": _("Printed on {day}; call before you go."),
    }
