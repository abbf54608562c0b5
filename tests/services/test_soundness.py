"""What was recorded before there was a rule against it stays, and is counted; nothing new of it comes in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.bodies.claim import parse, parse_recorded
from app.domain.soundness import Rule
from app.errors import Invalid
from app.graph.connection import Graph
from app.services import clock
from app.services.reading.soundness import unsound
from app.services.recording.record import Recorded, record, record_one
from tests.claim_making import ANALYST, relationships, sent

pytestmark = pytest.mark.anyio

TEXT = {"text": "ten men may come", "published": "2021-09-20"}
BEFORE: dict[str, dict[str, Any]] = {
    "later": sent(stated=TEXT, as_of="2021-10"),
    "ahead": sent(stated={"published": "2998"}),
    "undated": sent("Undated", as_of="2998"),
    "years": sent("Old", as_of="0999"),
    "order": sent("Wrong way round", personnel={"min": 3, "max": 2}),
    "parts": sent("Too many", personnel={"best": 3, "by_category": {"troops": 4}}),
    "words": sent(stated=TEXT, quote={"text": "six", "start": 0, "end": 3}),
    "sound": sent("Sound", quote={"text": "six"}),
}


async def test_a_graph_of_ours_is_taken_as_it_was(graph: Graph) -> None:
    done = await record(graph, [*map(parse_recorded, BEFORE.values())], actor=ANALYST, as_recorded=True)
    assert [each for each in done if not isinstance(each, Recorded)] == []
    assert await relationships(graph)
    assert await unsound(graph, clock.today()) == {
        Rule.YEARS: 1,
        Rule.LATER: 1,
        Rule.AHEAD: 2,
        Rule.ORDER: 1,
        Rule.PARTS: 1,
        Rule.WORDS: 1,
    }


@pytest.mark.parametrize("what", sorted(BEFORE.keys() - {"sound"}))
async def test_today_none_of_it_comes_in(graph: Graph, what: str) -> None:
    with pytest.raises(Invalid):
        await record_one(graph, parse(BEFORE[what]), actor=ANALYST)
    assert await unsound(graph, date(2026, 1, 1)) == {}
