"""How two entities are connected: the shortest ways, each once, none that turns back."""

from __future__ import annotations

import pytest

from app.domain.vocabulary import Role
from app.errors import NotFound
from app.graph.connection import Graph
from app.services import claim_body, record
from app.services.actor import Actor
from app.services.paths import between

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
