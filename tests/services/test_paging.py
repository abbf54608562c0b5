"""Cursors come back as they were given out, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Invalid
from app.services import paging

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=50)


@given(st.lists(TEXT | st.integers(-(10**18), 10**18), max_size=4))
def test_round_trip(position: list[str | int]) -> None:
    cursor = paging.encode(*position)
    assert paging.decode(cursor, *(type(value) for value in position)) == tuple(position)
    assert cursor.isascii()
    assert not set(cursor) & set("+/=&#?")


@pytest.mark.parametrize(
    "cursor", ["é", "!!", "bnVsbA", "WzFd" * 1_000, "eyJhIjoxfQ", "W3RydWVd", "WzEuNV0", "\x00"]
)
def test_other_text(cursor: str) -> None:
    with pytest.raises(Invalid):
        paging.decode(cursor, int)


@given(st.text(max_size=80))
def test_any_text_is_refused_or_a_position(cursor: str) -> None:
    try:
        position = paging.decode(cursor, int)
    except Invalid:
        return
    assert [type(value) for value in position] == [int]
