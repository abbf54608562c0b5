"""How Neo4j finds who is where: from an index, and never by pairing what has nothing in common."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from neo4j import AsyncManagedTransaction

from app.graph import bases, learnt, presence, stale, timeline
from app.graph.connection import Graph

pytestmark = pytest.mark.anyio

ASKED: dict[str, Any] = {"host": "mali", "sender": "france", "day": date(2021, 10, 1), "id": "mali"}
FORBIDDEN = {"AllNodesScan", "CartesianProduct"}


async def operators(graph: Graph, query: Any, **more: Any) -> set[str]:
    return await graph.read(_explained, query, ASKED | more)


async def _explained(tx: AsyncManagedTransaction, query: Any, parameters: dict[str, Any]) -> set[str]:
    summary = await (await tx.run("EXPLAIN " + query, parameters)).consume()
    assert summary.plan is not None
    return set(_names(summary.plan))


def _names(plan: dict[str, Any]) -> list[str]:
    own = plan["operatorType"].partition("@")[0]
    return [own, *(name for child in plan.get("children", ()) for name in _names(child))]


async def test_a_host_or_a_sender_is_found_by_its_index(graph: Graph) -> None:
    for ends, query in presence.NOW.items():
        found = await operators(graph, query)
        assert not FORBIDDEN & found, ends
        if any(ends):
            assert {"NodeUniqueIndexSeek", "NodeIndexSeek"} & found, ends
            assert not {"NodeByLabelScan", "DirectedRelationshipTypeScan"} & found, ends


async def test_what_was_known_is_found_from_the_ends_too(graph: Graph) -> None:
    found = await operators(graph, presence.TRIPLES, known_at=None)
    assert not FORBIDDEN & found
    assert "NodeByLabelScan" not in found
    assert not FORBIDDEN & await operators(graph, presence.ALL_TRIPLES)
    found = await operators(graph, presence.TOUCHED, keys=["mali"], known_at=None)
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found
    found = await operators(graph, presence.WHOLES, ids=["france"])
    assert not FORBIDDEN & found
    assert "NodeByLabelScan" not in found


async def test_bases_are_found_among_bases(graph: Graph) -> None:
    assert not FORBIDDEN & await operators(graph, bases.SITES)


async def test_what_is_told_in_time_is_found_from_its_entities(graph: Graph) -> None:
    asked = {"ids": ["mali"], "first": list(timeline.FIRST), "limit": 40, "known_at": None}
    asked["triples"] = [["france", "DEPLOYED_TO", "mali"]]
    for query in (timeline.AROUND, timeline.UNDER, timeline.THEN, *timeline.COURSES.values()):
        found = await operators(graph, query, **asked)
        assert "NodeUniqueIndexSeek" in found, query
        assert not (FORBIDDEN | {"NodeByLabelScan"}) & found, query
    assert not FORBIDDEN & await operators(graph, timeline.BEST, **asked)


async def test_what_was_learnt_is_found_from_the_entity_or_by_when_it_was_recorded(graph: Graph) -> None:
    instant = datetime(2021, 10, 1, tzinfo=UTC)
    asked = {"after": instant, "until": instant, "limit": 10}
    found = await operators(graph, learnt.OF_ENTITY, **asked)
    assert "NodeUniqueIndexSeek" in found
    assert not (FORBIDDEN | {"NodeByLabelScan"}) & found
    found = await operators(graph, learnt.OF_ALL, **asked)
    assert "NodeIndexSeekByRange" in found or "NodeIndexSeek" in found
    assert not FORBIDDEN & found


async def test_what_waits_for_news_is_found_among_presence(graph: Graph) -> None:
    assert not FORBIDDEN & await operators(graph, stale.OPEN, before=date(2021, 10, 1))
