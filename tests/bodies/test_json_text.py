"""JSON as it is sent: what it holds, and keys that stand twice."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.json_text import value_of
from app.errors import Invalid

_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(value=_json)
def test_what_has_no_key_twice_is_what_it_holds(value: object) -> None:
    assert value_of(json.dumps(value, ensure_ascii=False).encode()) == value


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ('{"a": 1, "a": 1}', ["/a"]),
        ('{"a": 1, "\\u0061": 2}', ["/a"]),
        ('{"a": {"b": [1, {"c": 1, "c": 2}]}}', ["/a/b/1/c"]),
        ('[{"a/b": 1, "a/b": 2, "a/b": 3}]', ["/0/a~1b", "/0/a~1b"]),
        ('{"a": {"b": 1, "b": 2}, "a": 3}', ["/a/b", "/a"]),
    ],
)
def test_a_key_that_stands_twice_is_told_at_its_place(text: str, pointers: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        value_of(text.encode())
    assert [fault.pointer for fault in refused.value.faults] == pointers


@pytest.mark.parametrize("text", [b"{", b"NaN", b'"\\ud800"', b"[" * 5_000 + b"]" * 5_000, b"\xff", b""])
def test_what_is_no_json_is_no_value(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        value_of(text)
