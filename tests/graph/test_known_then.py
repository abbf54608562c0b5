"""The graph as known at an instant is the graph as it stood then, whatever was learnt since."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any, Final

import pytest

from app.bodies import claim as claim_body
from app.domain.network import Subgraph
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Kind, Predicate, Reliability, Status
from app.graph.connection import Graph
from app.graph.explore import now as explore_now
from app.graph.standing import since
from app.services.exchange.export import everything
from app.services.exchange.loss import Format
from app.services.reading import paths, presence, relationships, timeline
from app.services.reading.explore import Expansion, View, around, outside, passing
from app.services.recording import record, retraction
from tests.graph.random_claims import ANALYST, DAY, IDS, PLACES, TODAY, body, say
from tests.plans import profiled

pytestmark = pytest.mark.anyio

VIEWS: Final = [
    View(("force-0",)),
    View(("mali", "force-1"), depth=2, limit=6),
    View(("mali",), depth=3),
    View(("force-2",), depth=2, on=DAY),
    View(("mali",), on=DAY, min_personnel=300, max_personnel=900),
    View(
        ("niger",), statuses=frozenset({Status.PRESENT, Status.PLANNED}), kinds=frozenset({Kind.ARMED_FORCE})
    ),
    View(("chad",), evidence=frozenset({Evidence.CORROBORATED, Evidence.DISPUTED}), min_sources=1),
    View(("chad",), certainties=frozenset({Certainty.STALE, Certainty.NO}), depth=2),
    View(("togo",), reliability=frozenset({Reliability.B}), expand=(Expansion("force-3", 5),)),
    View(("force-4",), hide=frozenset({"mali"}), expand=(Expansion("togo", 3, (Predicate.TRAINS,)),)),
]
DEPLOYED: Final = frozenset({Predicate.DEPLOYED_TO})
THROUGH: Final = [
    View(predicates=DEPLOYED),
    View(predicates=DEPLOYED, on=DAY, statuses=frozenset({Status.PRESENT}), min_sources=1),
]
"""What ways and connections are looked for through: so few lead anywhere that all are looked at."""


def _seen(subgraph: Subgraph) -> tuple[Any, ...]:
    nodes = [(node.id, node.kind, node.name, node.hidden) for node in subgraph.nodes]
    return nodes, sorted(subgraph.edges, key=lambda edge: edge.id), subgraph.truncated


def _differing(one: list[Any], other: list[Any]) -> list[Any]:
    """Return what differs between two answers to all, which is nothing."""
    return [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]


async def _all(graph: Graph, known_at: datetime | None) -> list[Any]:
    """All that the explorer, the ways and the connections show, through every view."""
    found: list[Any] = []
    for asked in VIEWS:
        view = replace(asked, known_at=known_at)
        found.append(_seen(await around(graph, view, TODAY)))
        found.append(await outside(graph, view, view.focus[0], ["mali"], TODAY))
        found.append(await passing(graph, view, IDS, ["mali", "force-1"], TODAY))
    for asked in THROUGH:
        view = replace(asked, known_at=known_at)
        for source, target in combinations(("force-0", "chad", "force-5"), 2):
            ways = await paths.between(graph, source, target, 3, 9, view, TODAY)
            found.append([_seen(way) for way in ways])
        for work in (paths.common, paths.connecting):
            both = await work(graph, ["force-0", "benin", "force-3"], view, TODAY)
            found.append((both.ends, both.found, both.apart, both.more, _seen(both.seen)))
    return [*found, *await _pages(graph, known_at)]


async def _pages(graph: Graph, known_at: datetime | None) -> list[Any]:
    """What dossiers, presence, timelines and exports show."""
    found: list[Any] = []
    for id_ in ("mali", "force-1"):
        for on in (None, DAY):
            own = await relationships.of(graph, id_, on, TODAY, known_at)
            found.append((_plain(own.edges), dict(own.refs), own.left_out))
            told = await timeline.timeline(graph, [id_], timeline.Asked(on, TODAY, known_at), 100)
            stood = {
                one.episode.id: (
                    _plain([one.edge] if one.edge else []),
                    [(moment.day, moment.status, moment.certainty) for moment in one.episode.moments],
                )
                for one in told.strands
            }
            found.append(stood)
    for host, sender in (("mali", None), (None, "force-1"), ("chad", "force-2")):
        there = await presence.presence(graph, presence.Question(DAY, host, sender, known_at))
        found.append((_plain(there.edges), there.total.personnel, there.host, there.sender))
    for view, format_ in ((View(), Format.GRAPHML), (View(on=DAY, min_sources=1), Format.CSV)):
        lines = await everything(graph, replace(view, known_at=known_at), TODAY, format_)
        # Nodes count what they have now, and name their languages only as known now.
        found.append([line async for line in lines if not line.startswith("<node")])
    return found


def _plain(standings: Iterable[Standing]) -> list[Standing]:
    """Return them without what is read for pictures alone."""
    return [replace(one, ratings=(), story=()) for one in standings]


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_was_known_then_is_what_was_there_then(graph: Graph, seed: int) -> None:
    chance = random.Random(seed)  # a graph, not a secret
    first = await say(graph, range(60), chance)
    await retraction.retract(graph, first[0], "before", ANALYST)
    then = await _all(graph, None)
    instant = datetime.now(UTC)
    assert _differing(await _all(graph, instant), then) == []
    await say(graph, range(60, 90), chance)
    for id_ in first[1:9]:
        await retraction.retract(graph, id_, "a slip of the pen", ANALYST)
    await record.record(graph, [body(1_000, random.Random(9))], actor=ANALYST)
    assert _differing(await _all(graph, None), then)
    assert _differing(await _all(graph, instant), then) == []


async def test_without_a_focus_it_is_what_most_was_claimed_about_by_then(graph: Graph) -> None:
    assert (await around(graph, View(known_at=datetime.now(UTC)), TODAY)).nodes == ()
    await say(graph, range(20), random.Random(4))
    then = await around(graph, View(), TODAY)
    instant = datetime.now(UTC)
    far = [
        claim_body.parse(
            {
                "subject": {"kind": "ArmedForce", "name": "Newcomer"},
                "predicate": "DEPLOYED_TO",
                "object": {"id": id_},
                "document": {"title": "A list", "publisher": "Publisher", "published": "2026"},
            }
        )
        for id_ in ("fiji", "tonga", "samoa", "palau", "nauru", "tuvalu", "kiribati", "vanuatu", *PLACES)
    ]
    await record.record(graph, far, actor=ANALYST)
    assert (await around(graph, View(), TODAY)).nodes[0].id == "newcomer"
    assert (await around(graph, View(known_at=instant), TODAY)).nodes[0].id == then.nodes[0].id
    only = View(known_at=instant, kinds=frozenset({Kind.COUNTRY}))
    assert (await around(graph, only, TODAY)).nodes[0].kind is Kind.COUNTRY


async def test_what_changed_is_found_by_indexes(graph: Graph) -> None:
    await say(graph, range(60), random.Random(5))
    asked = {
        "ids": ["mali", "force-0"],
        "keys": ["force-0.DEPLOYED_TO.mali"],
        "known_at": datetime.now(UTC),
        "but": [],
        "day": TODAY,
    }
    queries: tuple[Any, ...] = (
        *(since.OF_ENTITIES, since.OF_TRIPLES, since.KNOWN),
        *explore_now.OF_ENTITIES.values(),
        *explore_now.PASSING.values(),
    )
    lists = ("kinds", "predicates", "statuses", "evidence", "certainties", "reliability")
    filters = dict.fromkeys((*lists, "min_personnel", "max_personnel")) | {"min_sources": 0}
    for query in queries:
        plan = await graph.read(profiled, query, asked | filters)
        assert {"NodeIndexSeek", "NodeUniqueIndexSeek"} & plan, query
        assert not {"AllNodesScan", "NodeByLabelScan", "CartesianProduct"} & plan, query
