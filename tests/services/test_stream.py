"""Bodies that are streamed in, cut at any place: the same lines come out, and never more than one is held."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Malformed
from app.services.loading.lines import LONGEST_LINE, Line
from app.services.loading.stream import array, ndjson

Reader = Callable[[AsyncIterator[bytes]], AsyncIterator[Line]]

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.sampled_from('a"\\[]{},é \n')),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('k"\\}', max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def lines(reader: Reader, body: bytes, cuts: list[int] | None = None) -> list[Line]:
    places = sorted({min(cut, len(body)) for cut in cuts or ()})

    async def chunks() -> AsyncIterator[bytes]:
        for start, end in zip([0, *places], [*places, len(body)], strict=True):
            yield body[start:end]

    async def read() -> list[Line]:
        return [line async for line in reader(chunks())]

    return asyncio.run(read())


CUTS = st.lists(st.integers(0, 300), max_size=6)


@given(st.lists(VALUES, max_size=5), CUTS, st.booleans(), st.sampled_from([None, 1]))
def test_an_array_is_cut_into_its_elements(
    values: list[object], cuts: list[int], ascii_: bool, indent: int | None
) -> None:
    body = json.dumps(values, ensure_ascii=ascii_, indent=indent).encode()
    found = lines(array, body, cuts)
    assert [line.number for line in found] == list(range(1, len(values) + 1))
    assert [json.loads(line.text or b"") for line in found] == values
    assert not any(line.fault for line in found)


@given(st.lists(VALUES, max_size=5), CUTS, st.sampled_from([b"\n", b"\r\n"]))
def test_ndjson_is_cut_at_its_line_ends(values: list[object], cuts: list[int], end: bytes) -> None:
    body = end.join(json.dumps(value).encode() for value in values)
    assert [json.loads(line.text or b"") for line in lines(ndjson, body, cuts)] == values


@given(st.binary(max_size=60), CUTS)
def test_whatever_is_sent_the_reading_ends(body: bytes, cuts: list[int]) -> None:
    lines(ndjson, body, cuts)
    try:
        lines(array, body, cuts)
    except Malformed:
        assert not body.lstrip(b" \t\r\n").startswith(b"[")


def test_blank_lines_count_and_are_passed_over() -> None:
    assert lines(ndjson, b"\xef\xbb\xbf1\n\n  \n2") == [Line(1, b"1"), Line(4, b"2")]
    assert lines(ndjson, b"") == lines(ndjson, b" \n ") == lines(array, b" [ ] \n") == []


@pytest.mark.parametrize("body", [b"", b" ", b"7", b'{"a": [1]}', b'"["', b"x[1]", b"\\[1]", b"]", b"{[1]}"])
def test_what_is_no_array_is_refused_at_once(body: bytes) -> None:
    with pytest.raises(Malformed, match="no JSON array"):
        lines(array, body)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'[{"a": 1}, {"b"', "cut short"),
        (b'[{"a": 1}, "x]', "cut short"),
        (b'[{"a": 1},', "cut short"),
        (b'[{"a": 1}] [2]', "follows"),
        (b'[{"a": 1}, 2}', "brace"),
    ],
)
def test_what_is_wrong_further_on_is_a_line_of_its_own(body: bytes, fault: str) -> None:
    first, second = lines(array, body)
    assert (first.number, first.text, first.fault) == (1, b'{"a": 1}', None)
    assert second.number == 2
    assert fault in (second.fault or "")


def test_of_what_is_too_long_nothing_is_held() -> None:
    long = b"[" * (LONGEST_LINE + 5)
    assert lines(ndjson, b"1\n" + long + b"\n2", [100, 5_000_000]) == [
        Line(1, b"1"),
        Line(2, None),
        Line(3, b"2"),
    ]
    body = b'[1,"' + b"x" * (LONGEST_LINE + 5) + b'",2]'
    assert lines(array, body, [100, 5_000_000]) == [Line(1, b"1"), Line(2, None), Line(3, b"2")]
