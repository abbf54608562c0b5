"""Lines that wait: sorted by what they are about, in batches, and none is lost or changed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.loading import order
from app.services.loading.lines import Line
from app.services.loading.order import Window

LINES = st.lists(
    st.builds(
        Line,
        st.integers(1, 2**40),
        st.none() | st.binary(max_size=20),
        st.none() | st.text(max_size=20),
        st.none() | st.text(max_size=5),
    ),
    max_size=30,
    unique_by=lambda line: line.number,
)
BODIES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["subject", "predicate", "object", "id", "name"]), inner)
    ),
    max_leaves=6,
)


def body(subject: str, object_: str) -> dict[str, Any]:
    return {"subject": {"name": subject}, "predicate": "DEPLOYED_TO", "object": {"id": object_}}


@given(LINES, st.data())
def test_whatever_waits_comes_out_as_it_was(lines: list[Line], data: st.DataObject) -> None:
    waiting = Window()
    for line in lines:
        waiting.add(line, data.draw(BODIES))
    found = [line for batch in waiting.batches() for line in batch]
    assert sorted(found, key=lambda line: line.number) == sorted(lines, key=lambda line: line.number)
    assert list(waiting.batches()) == []


def test_lines_about_one_triple_come_together_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "BATCH_LINES", 4)
    monkeypatch.setattr(order, "_AT_ONCE", 3)
    waiting = Window()
    for number in range(1, 13):
        about = body(f"force {number % 2}", f"host-{number % 3}")
        waiting.add(Line(number, json.dumps(about).encode()), about)
    batches = [[line.number for line in batch] for batch in waiting.batches()]
    assert batches == [[6, 12, 4, 10], [2, 8, 3, 9], [1, 7, 5, 11]]


def test_it_is_full_by_lines_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = Window(2)
    waiting.add(Line(1, b"1"), None)
    assert not waiting.full
    waiting.add(Line(2, b"2"), None)
    assert waiting.full
    list(waiting.batches())
    assert not waiting.full
    monkeypatch.setattr(order, "WINDOW_BYTES", 10)
    waiting.add(Line(3, b"x" * 10), None)
    assert waiting.full


def test_a_batch_is_bounded_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "BATCH_BYTES", 10)
    waiting = Window()
    for number in range(5):
        waiting.add(Line(number, b"x" * 6), None)
    assert [len(batch) for batch in waiting.batches()] == [2, 2, 1]
