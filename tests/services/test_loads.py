"""Loads: listed, and taken back as a whole, which leaves the graph of before."""

from __future__ import annotations

import json

import pytest

from app.bodies.claim import parse
from app.domain.vocabulary import Review
from app.errors import Invalid, NotFound
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.loading import loads
from app.services.loading.lines import Line
from app.services.loading.pipeline import Loading
from app.services.reading import claims
from app.services.recording import record
from app.services.recording.retraction import retract
from tests.claim_making import ANALYST, CONTRIBUTOR, body, rebuilt, relationships, sent
from tests.services.test_loading import several

pytestmark = pytest.mark.anyio


async def load(graph: Graph, *bodies: dict[str, object], actor: Actor = ANALYST, source: str = "x") -> str:
    loading = Loading(graph, source, actor, lambda _: None)
    for number, each in enumerate(bodies, 1):
        await loading.take(Line(number, json.dumps(each).encode()))
    report = await loading.finish()
    assert report.load is not None
    return report.load


async def test_loads_are_listed_the_newest_first(graph: Graph) -> None:
    made = [await load(graph, sent(note=f"{n}"), {"not": "a claim"}, source=f"file {n}") for n in range(3)]
    first = await loads.loads(graph, 2)
    second = await loads.loads(graph, 2, first.next)
    found = [*first.items, *second.items]
    assert [each.id for each in found] == made[::-1]
    assert second.next is None
    newest = found[0]
    assert (newest.actor, newest.source) == (ANALYST.name, "file 2")
    assert (newest.received, newest.created, newest.unchanged, newest.rejected) == (2, 1, 0, 1)
    assert newest.finished_at is not None
    assert newest.finished_at >= newest.at
    with pytest.raises(Invalid, match="cursor"):
        await loads.loads(graph, 2, "nonsense")


async def test_a_load_taken_back_leaves_the_graph_of_before(graph: Graph) -> None:
    await load(graph, *several()[:15])
    before = await relationships(graph)
    bad = await load(graph, *several(60))
    assert await relationships(graph) != before
    done = await loads.retract(graph, bad, "the wrong file", ANALYST)
    assert done.claims == 60 - 15
    assert await relationships(graph) == before == await rebuilt(graph)
    assert (done.load.retraction_reason, done.load.retracted_at is not None) == ("the wrong file", True)
    again = await loads.retract(graph, bad, "another reason", ANALYST)
    assert again.claims == 0
    assert again.load == done.load


async def test_in_parts_it_is_the_same(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loads, "AT_ONCE", 7)
    bad = await load(graph, *several(40))
    done = await loads.retract(graph, bad, "the wrong file", ANALYST)
    assert done.claims == 40
    assert await relationships(graph) == {}


async def test_what_the_load_made_count_again_stops_again(graph: Graph) -> None:
    old = (await record.record_one(graph, body(), actor=ANALYST)).claim.id
    await retract(graph, old, "misread", ANALYST)
    bad = await load(graph, sent(), sent(note="new"))
    assert len(await relationships(graph)) == 1
    assert (await loads.retract(graph, bad, "the wrong file", ANALYST)).claims == 2
    assert await relationships(graph) == {}
    assert len((await claims.claim(graph, old)).known) == 2


async def test_what_it_proposed_is_rejected(graph: Graph) -> None:
    bad = await load(graph, sent(), actor=CONTRIBUTOR)
    assert (await loads.retract(graph, bad, "spam", ANALYST)).claims == 1
    rows = await graph.rows("MATCH (claim:Claim) RETURN claim.review AS review")
    assert rows == [{"review": Review.REJECTED}]


async def test_claims_of_others_meanwhile_stay(graph: Graph) -> None:
    bad = await load(graph, sent(note="1"))
    await record.record_one(graph, parse(sent(note="2")), actor=ANALYST)
    await loads.retract(graph, bad, "the wrong file", ANALYST)
    (episode,) = (await relationships(graph)).values()
    assert episode["claims"] == 1


async def test_there_must_be_such_a_load(graph: Graph) -> None:
    with pytest.raises(NotFound, match="no load “nothing”"):
        await loads.retract(graph, "nothing", "why not", ANALYST)
