"""The graph as known at an instant is the graph as it stood then, whatever was learnt since."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any, Final

import pytest

from app.domain.network import Subgraph
from app.domain.vocabulary import Certainty, Evidence, Kind, Predicate, Reliability, Role, Status
from app.graph.connection import Graph
from app.graph.explore import now as explore_now
from app.graph.standing import since
from app.services import claim_body
from app.services.accounts.actor import Actor
from app.services.reading import paths
from app.services.reading.explore import Expansion, View, around, outside, passing
from app.services.recording import record, retraction
from tests.plans import profiled

pytestmark = pytest.mark.anyio

ANALYST: Final = Actor("a test", Role.ANALYST)
TODAY: Final = date(2026, 11, 23)
PLACES: Final = ("mali", "niger", "chad", "togo", "benin", "ghana")
FORCES: Final = tuple(f"Force {number}" for number in range(6))
IDS: Final = (*PLACES, *(name.lower().replace(" ", "-") for name in FORCES))
DAY: Final = date(2021, 6, 1)
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


def _body(number: int, chance: random.Random) -> claim_body.ClaimBody:
    year = chance.randrange(2016, 2026)
    force = {"kind": "ArmedForce", "name": chance.choice(FORCES)}
    place = [{"id": id_} for id_ in chance.sample(PLACES, chance.choice((1, 1, 1, 2)))]
    ally = {"kind": "ArmedForce", "name": chance.choice(FORCES)}
    predicate = chance.choice(("DEPLOYED_TO", "DEPLOYED_TO", "TRAINS", "ALLIED_WITH"))
    is_shared = predicate == "DEPLOYED_TO" and len(place) > 1
    object_: Any = ally if predicate == "ALLIED_WITH" and ally != force else place if is_shared else place[0]
    body: dict[str, Any] = {
        "subject": force,
        "predicate": predicate,
        "object": object_,
        "status": chance.choice(("present", "present", "planned", "ended", "reducing")),
        "stance": chance.choice(("affirms", "affirms", "affirms", "denies")),
        "as_of": f"{year}-{chance.randrange(1, 13):02}",
        "document": {
            "title": f"Report {number}",
            "publisher": f"Publisher {number % 5}",
            "published": f"{year}",
            "reliability": chance.choice("ABC"),
        },
    }
    if chance.random() < 0.5:
        body["personnel"] = {"best": chance.randrange(10, 1_000), "category": "troops"}
    if chance.random() < 0.2:
        body["via"] = [{"publisher": chance.choice(("A wire", "Publisher 1"))}]
    if chance.random() < 0.2:
        body |= {"role": "training", "under": {"kind": "Mission", "name": f"Mission {number % 3}"}}
    if chance.random() < 0.3:
        body["valid"] = {"from": f"{year - 2}", "to": chance.choice((None, f"{year}"))}
    return claim_body.parse(body)


async def _say(graph: Graph, numbers: range, chance: random.Random) -> list[str]:
    bodies = [_body(number, chance) for number in numbers]
    done = await record.record(graph, bodies, actor=ANALYST)
    return [each.claim.id for each in done if isinstance(each, record.Recorded)]


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
    return found


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_was_known_then_is_what_was_there_then(graph: Graph, seed: int) -> None:
    chance = random.Random(seed)  # a graph, not a secret
    first = await _say(graph, range(60), chance)
    await retraction.retract(graph, first[0], "before", ANALYST)
    then = await _all(graph, None)
    instant = datetime.now(UTC)
    assert _differing(await _all(graph, instant), then) == []
    await _say(graph, range(60, 90), chance)
    for id_ in first[1:9]:
        await retraction.retract(graph, id_, "a slip of the pen", ANALYST)
    await record.record(graph, [_body(1_000, random.Random(9))], actor=ANALYST)
    assert _differing(await _all(graph, None), then)
    assert _differing(await _all(graph, instant), then) == []


async def test_without_a_focus_it_is_what_most_was_claimed_about_by_then(graph: Graph) -> None:
    assert (await around(graph, View(known_at=datetime.now(UTC)), TODAY)).nodes == ()
    await _say(graph, range(20), random.Random(4))
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
    await _say(graph, range(60), random.Random(5))
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
