"""How Neo4j finds who is where: from an index, and never by pairing what has nothing in common."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from neo4j import AsyncManagedTransaction

from app.domain.vocabulary import Predicate
from app.graph.accounts import watches
from app.graph.claims import difference, newest
from app.graph.connection import Graph
from app.graph.search import texts
from app.graph.standing import bases, presence, relationships, since, stale, structure, surroundings, timeline
from tests.plans import ANEW, explained

pytestmark = pytest.mark.anyio

ASKED: dict[str, Any] = {
    "hosts": ["mali"],
    "senders": ["france"],
    "day": date(2021, 10, 1),
    "id": "mali",
    "predicates": ["PART_OF"],
}
FORBIDDEN = {"AllNodesScan", "CartesianProduct"}


async def operators(graph: Graph, query: Any, **more: Any) -> set[str]:
    return await graph.read(explained, query, ASKED | more)


async def test_a_host_or_a_sender_is_found_by_its_index(graph: Graph) -> None:
    for ends, query in (*presence.NOW.items(), *presence.SILENT.items()):
        found = await operators(graph, query)
        assert not FORBIDDEN & found, ends
        if any(ends):
            assert {"NodeUniqueIndexSeek", "NodeIndexSeek"} & found, ends
            assert not {"NodeByLabelScan", "DirectedRelationshipTypeScan"} & found, ends


async def test_what_was_known_is_found_from_the_ends_too(graph: Graph) -> None:
    found = await operators(graph, since.OF_ENTITIES, ids=["mali"], known_at=None)
    assert not FORBIDDEN & found
    assert "NodeByLabelScan" not in found
    assert not FORBIDDEN & await operators(graph, since.TRIPLES, predicates=["DEPLOYED_TO"])
    found = await operators(graph, since.OF_TRIPLES, keys=["mali"], known_at=None)
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found


async def test_what_is_part_of_what_is_found_from_the_parts(graph: Graph) -> None:
    asked = {"ids": ["france"], "parts": ["france"], "keys": ["france"]}
    walks = (structure.UP, structure.UP_THEN, structure.BELOW, structure.DOWN_THEN, structure.DEPENDENT)
    for query in (*walks, structure.KINDS, structure.MARK):
        found = await operators(graph, query, **asked)
        assert not (FORBIDDEN | {"NodeByLabelScan"}) & found, query
    triples = [["france", "DEPLOYED_TO", "mali"]]
    found = await operators(graph, surroundings.COURSES, triples=triples)
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found


async def test_bases_are_found_among_bases(graph: Graph) -> None:
    assert not FORBIDDEN & await operators(graph, bases.SITES)
    for query in (bases.USES_THEN, bases.PLACES_THEN):
        assert not FORBIDDEN & await operators(graph, query, known_at=None, ids=["mali"]), query


async def test_what_is_told_in_time_is_found_from_its_entities(graph: Graph) -> None:
    asked = {"ids": ["mali"], "first": list(timeline.FIRST), "limit": 40, "known_at": None}
    asked["triples"] = [["france", "DEPLOYED_TO", "mali"]]
    around = (timeline.AROUND, timeline.LASTING, timeline.SOME_EVENTS)
    courses = [timeline.COURSES[Predicate.DEPLOYED_TO, on] for on in (False, True)]
    asked["events"] = [["seizure-of-berengo", "mali"]]
    for query in (*around, timeline.UNDER, timeline.CLAIMED, *courses):
        found = await operators(graph, query, **asked)
        assert "NodeUniqueIndexSeek" in found, query
        assert not (FORBIDDEN | {"NodeByLabelScan"}) & found, query
    assert not FORBIDDEN & await operators(graph, timeline.BEST, **asked)


async def test_what_was_learnt_is_found_from_the_entity_or_by_when_it_was_recorded(graph: Graph) -> None:
    instant = datetime(2021, 10, 1, tzinfo=UTC)
    asked = {"after": instant, "until": instant, "limit": 10}
    found = await operators(graph, difference.OF_ENTITIES, ids=["mali"], **asked)
    assert "NodeUniqueIndexSeek" in found
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found
    found = await operators(graph, difference.OF_ALL, **asked)
    # Claims by when they were recorded, changes by when they were made: neither is looked through.
    assert "NodeIndexSeekByRange" in found or "NodeIndexSeek" in found
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found


async def test_a_span_of_changes_is_read_by_its_index_alone(graph: Graph) -> None:
    for number in range(40):
        await graph.write(_changed, number, datetime(2021, 10, 1 + number % 20, tzinfo=UTC))
    span = {"after": datetime(2021, 10, 4, tzinfo=UTC), "until": datetime(2021, 10, 6, tzinfo=UTC)}
    rows = await graph.read(_profiled, difference.OF_ALL, {**span, "ids": [], "limit": 10})
    assert rows["change"] == 4


async def _changed(tx: AsyncManagedTransaction, number: int, at: datetime) -> None:
    await (
        await tx.run("CREATE (:Change {seq: $seq, at: $at, claims: []})", seq=10**6 + number, at=at)
    ).consume()


async def _profiled(tx: AsyncManagedTransaction, query: Any, parameters: dict[str, Any]) -> dict[str, int]:
    """Return how many rows each index that is sought gave, by the variable it filled."""
    summary = await (await tx.run(f"{ANEW} PROFILE {query}", parameters)).consume()
    assert summary.profile is not None
    return {
        step["identifiers"][0]: step["rows"]
        for step in _steps(summary.profile)
        if step["operatorType"].startswith("NodeIndexSeek")
    }


def _steps(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(step for child in plan.get("children", ()) for step in _steps(child))]


async def test_words_are_found_by_their_indexes(graph: Graph) -> None:
    asked = {"lucene": "x", "window": 5, "known_at": None, "proposals": False}
    for query in (texts.DOCUMENTS, texts.CLAIMS):
        found = await operators(graph, query, **asked)
        assert "ProcedureCall" in found
        assert not (FORBIDDEN | {"NodeByLabelScan"}) & found


async def test_what_a_key_watches_is_found_from_the_key(graph: Graph) -> None:
    found = await operators(graph, watches.LISTING, key="key-1")
    assert "NodeUniqueIndexSeek" in found
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found


async def test_what_waits_for_news_is_found_among_presence(graph: Graph) -> None:
    assert not FORBIDDEN & await operators(graph, stale.OPEN, before=date(2021, 10, 1))
    triples = [["france", "DEPLOYED_TO", "mali"]]
    found = await operators(graph, stale.OPEN_AMONG, before=date(2021, 10, 1), triples=triples)
    assert "NodeUniqueIndexSeek" in found
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found


async def test_what_an_entity_has_is_found_from_it_and_the_newest_by_an_index(
    graph: Graph,
) -> None:
    asked = {"most": 10, "predicates": ["INVOLVED_IN"], "events": [["coup", "mali"]], "skip": 0, "at_once": 5}
    few = (relationships.FEW_EVENTS, relationships.SOME_EVENTS, relationships.EVENTS_ON)
    for query in (*relationships.LASTING.values(), relationships.COUNT, relationships.COUNT_ON, *few):
        found = await operators(graph, query, **asked)
        assert "NodeUniqueIndexSeek" in found, query
        assert not (FORBIDDEN | {"NodeByLabelScan"}) & found, query
    for query in (*relationships.NEWEST, newest.TRIPLES["subject"], newest.TRIPLES["object"]):
        found = await operators(graph, query, subject="mali", object="mali", **asked)
        assert "NodeIndexSeek" in found, query
        assert not {"Sort", "Top", "PartialTop"} & found, query
    found = await operators(graph, newest.TRIPLES["both"], subject="mali", object="mali", **asked)
    assert "NodeUniqueIndexSeek" in found
