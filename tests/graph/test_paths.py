"""How two entities are connected: the shortest ways, each once, none that turns back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Evidence, Kind, Predicate, Role
from app.errors import Invalid, NotFound
from app.graph.connection import Graph
from app.graph.explore.view import View
from app.services.accounts.actor import Actor
from app.services.reading.paths import between, common, connecting
from app.services.recording import record

pytestmark = pytest.mark.anyio

ALLIES = [
    ("Fiji", "Tonga"),
    ("Tonga", "Samoa"),
    ("Fiji", "Palau"),
    ("Palau", "Nauru"),
    ("Nauru", "Samoa"),
    ("Samoa", "Chad"),
]


async def alliances(graph: Graph) -> None:
    bodies = [_alliance(a, b, "Agency") for a, b in ALLIES] + [_alliance("Tonga", "Fiji", "Second agency")]
    await record.record(graph, bodies, actor=Actor("a test", Role.ANALYST))


def _alliance(a: str, b: str, publisher: str) -> claim_body.ClaimBody:
    return claim_body.parse(
        {
            "subject": {"kind": "Country", "name": a},
            "predicate": "ALLIED_WITH",
            "object": {"kind": "Country", "name": b},
            "document": {"title": "A list of allies", "publisher": publisher, "published": "2020"},
        }
    )


async def ways(graph: Graph, source: str, target: str, max_hops: int = 4, k: int = 3) -> list[list[str]]:
    return [[node.id for node in way.nodes] for way in await between(graph, source, target, max_hops, k)]


async def test_the_shortest_way_comes_first_and_each_comes_once(graph: Graph) -> None:
    await alliances(graph)
    assert await ways(graph, "fiji", "samoa") == [
        ["fiji", "tonga", "samoa"],
        ["fiji", "palau", "nauru", "samoa"],
    ]
    assert await ways(graph, "fiji", "samoa", k=1) == [["fiji", "tonga", "samoa"]]
    assert await ways(graph, "fiji", "samoa", max_hops=2) == [["fiji", "tonga", "samoa"]]


async def test_a_way_has_all_relationships_between_its_nodes_and_counts_what_lies_beside_it(
    graph: Graph,
) -> None:
    await alliances(graph)
    [way] = await between(graph, "fiji", "samoa", 2, 3)
    assert [edge.id for edge in way.edges] == [
        "fiji.ALLIED_WITH.tonga.1",
        "tonga.ALLIED_WITH.fiji.1",
        "tonga.ALLIED_WITH.samoa.1",
    ]
    assert {node.id: node.hidden for node in way.nodes} == {"fiji": 1, "tonga": 0, "samoa": 2}
    assert way.focus == ("fiji", "samoa")


async def test_there_may_be_no_way(graph: Graph) -> None:
    await alliances(graph)
    assert await ways(graph, "fiji", "mali") == []
    assert await ways(graph, "fiji", "fiji") == []
    assert await ways(graph, "fiji", "chad", max_hops=2) == []
    with pytest.raises(NotFound):
        await ways(graph, "fiji", "atlantis")


TODAY = date(2026, 1, 1)


async def test_ways_run_through_what_passes_the_filters(graph: Graph) -> None:
    await alliances(graph)

    async def found(**filters: Any) -> list[list[str]]:
        seen = await between(graph, "fiji", "samoa", 4, 3, View(**filters), TODAY)
        return [[node.id for node in way.nodes] for way in seen]

    assert len(await found()) == 2
    assert await found(predicates=frozenset({Predicate.SANCTIONS})) == []
    assert await found(evidence=frozenset({Evidence.CORROBORATED})) == []
    assert await found(on=date(2019, 1, 1)) == []
    assert len(await found(on=date(2020, 6, 1))) == 2
    assert await found(kinds=frozenset({Kind.OPERATION})) == []


@pytest.mark.parametrize("is_then", [False, True], ids=["now", "as known before"])
async def test_now_and_as_known_before_ways_are_the_same(graph: Graph, is_then: bool) -> None:
    await alliances(graph)
    known = datetime.now(UTC) if is_then else None
    await record.record(
        graph, [_alliance("Fiji", "Samoa", "Third agency")], actor=Actor("a test", Role.ANALYST)
    )
    found = await between(graph, "fiji", "samoa", 4, 9, View(known_at=known), TODAY)
    ways = [[node.id for node in way.nodes] for way in found]
    later = [["fiji", "tonga", "samoa"], ["fiji", "palau", "nauru", "samoa"]]
    assert ways == (later if is_then else [["fiji", "samoa"], *later])


@pytest.mark.parametrize("is_then", [False, True], ids=["now", "as known before"])
async def test_neighbours_in_common_are_those_all_have(graph: Graph, is_then: bool) -> None:
    await alliances(graph)
    known = datetime.now(UTC) if is_then else None
    await record.record(
        graph, [_alliance("Fiji", "Nauru", "Third agency")], actor=Actor("a test", Role.ANALYST)
    )
    both = await common(graph, ["fiji", "samoa"], View(known_at=known), TODAY)
    assert both.ends == ("fiji", "samoa")
    assert set(both.found) == ({"tonga"} if is_then else {"tonga", "nauru"})
    assert {edge.id for edge in both.seen.edges} >= {"tonga.ALLIED_WITH.samoa.1", "fiji.ALLIED_WITH.tonga.1"}
    assert "palau.ALLIED_WITH.nauru.1" not in {edge.id for edge in both.seen.edges}
    none = await common(graph, ["fiji", "chad"], View(known_at=known), TODAY)
    assert (none.found, none.more) == ((), 0)


async def test_who_connects_several_is_a_small_part_that_holds_them_together(graph: Graph) -> None:
    await alliances(graph)
    held = await connecting(graph, ["fiji", "chad", "tonga", "mali"], View(), TODAY)
    assert held.found == ("samoa",)
    assert held.apart == ("mali",)
    assert {edge.id for edge in held.seen.edges} == {
        "fiji.ALLIED_WITH.tonga.1",
        "tonga.ALLIED_WITH.fiji.1",
        "tonga.ALLIED_WITH.samoa.1",
        "samoa.ALLIED_WITH.chad.1",
    }
    lost = await connecting(graph, ["mali", "benin"], View(), TODAY)
    assert (lost.found, lost.apart) == ((), ("mali", "benin"))


async def test_one_asks_about_two_to_six_entities_that_exist(graph: Graph) -> None:
    await alliances(graph)
    with pytest.raises(Invalid):
        await common(graph, ["fiji", "fiji"], View(), TODAY)
    with pytest.raises(Invalid):
        await connecting(graph, ["fiji", "chad", "mali", "niger", "benin", "togo", "ghana"], View(), TODAY)
    with pytest.raises(NotFound):
        await connecting(graph, ["fiji", "atlantis"], View(), TODAY)
