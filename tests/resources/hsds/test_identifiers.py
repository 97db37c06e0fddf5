"""A public id and its UUID are the same 128 bits."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacja.base.models import new_ref
from resources.hsds.identifiers import child_of, public_id_of, uuid_of


@given(st.uuids())
def test_every_uuid_is_one_public_id_and_back(uuid):
    public_id = public_id_of(str(uuid))

    assert len(public_id) == 22
    assert uuid_of(public_id) == str(uuid)


def test_every_public_id_of_ours_is_one_uuid_and_back():
    ids = {new_ref() for _number in range(1000)}

    assert {public_id_of(uuid_of(public_id)) for public_id in ids} == ids
    assert len({uuid_of(public_id) for public_id in ids}) == 1000


def test_what_belongs_to_a_row_is_named_after_it():
    one, other = str(uuid4()), str(uuid4())

    assert child_of(one, "phone", "1") == child_of(one, "phone", "1")
    assert len({child_of(one, "a"), child_of(one, "b"), child_of(other, "a")}) == 3
    assert UUID(child_of(one, "a")).version == 5


@pytest.mark.parametrize("text", ["", "35", "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz"])
def test_what_is_no_uuid_is_refused(text):
    with pytest.raises(ValueError, match="UUID|literal"):
        public_id_of(text)
