"""A form names what it makes: sent twice it makes one, and a made-up name is none."""

import re

import pytest

from kooperacja.base.models import REF_PATTERN, new_ref
from resources.models import Resource
from resources.services import (
    FormAlreadySent,
    ProviderContent,
    ResourceContent,
    enter_resource,
)


@pytest.fixture
def enter(world):
    def call(form_key, actor=None):
        return enter_resource(
            actor=actor or world.dorota,
            content=ResourceContent(name="Klub", kind="senior_club"),
            sites=[],
            provider=ProviderContent(),
            form_key=form_key,
        )

    return call


def test_the_same_form_makes_one(enter):
    key = new_ref()

    assert enter(key).ref == key
    with pytest.raises(FormAlreadySent) as sent:
        enter(key)
    assert sent.value.resource == Resource.objects.get()


@pytest.mark.parametrize("key", ["", "/", "nowy", "a/b", "a" * 21 + "/", "?" * 22])
def test_a_made_up_key_names_nothing(enter, key):
    ref = enter(key).ref

    assert ref != key
    assert re.fullmatch(REF_PATTERN, ref)


def test_a_key_of_somebody_else_tells_nothing(world, enter):
    key = enter(new_ref()).ref

    other = enter(key, actor=world.daniel)

    assert other.ref != key
    assert Resource.objects.count() == 2
