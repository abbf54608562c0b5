"""What a key watches: its own, as it is now, and gone with the key."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from neo4j import AsyncManagedTransaction

from app.domain.vocabulary import Role
from app.errors import Conflict, NotFound
from app.graph.connection import Graph
from app.services.accounts import keys, sessions, watches

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 8, tzinfo=UTC)


async def ids(graph: Graph, key: str) -> list[str]:
    return [one.entity.id for one in await watches.listing(graph, key)]


@pytest.fixture
async def key(graph: Graph) -> str:
    return (await keys.add(graph, "Desk", Role.READER))[0]


async def test_each_key_has_a_list_of_its_own(graph: Graph, key: str) -> None:
    other, _ = await keys.add(graph, "Another desk", Role.READER)
    found, is_new = await watches.watch(graph, key, "niger", NOW)
    assert (found.entity.name, found.since, is_new) == ("Niger", NOW, True)
    assert await watches.watch(graph, key, "niger", LATER) == (found, False)
    await watches.watch(graph, key, "mali", LATER)
    await watches.watch(graph, other, "chad")
    assert await ids(graph, key) == ["mali", "niger"]
    assert await watches.is_watched(graph, key, "mali")
    assert not await watches.is_watched(graph, key, "chad")
    await watches.unwatch(graph, key, "mali")
    await watches.unwatch(graph, key, "mali")
    assert await ids(graph, key) == ["niger"]
    assert await ids(graph, other) == ["chad"]


async def test_what_does_not_exist_cannot_be_watched(graph: Graph, key: str) -> None:
    with pytest.raises(NotFound):
        await watches.watch(graph, key, "nowhere")
    with pytest.raises(NotFound):
        await watches.unwatch(graph, key, "nowhere")
    assert await ids(graph, key) == []


async def test_a_list_has_an_end(graph: Graph, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watches, "MOST", 1)
    await watches.watch(graph, key, "mali")
    with pytest.raises(Conflict, match="at most 1"):
        await watches.watch(graph, key, "chad")
    assert (await watches.watch(graph, key, "mali"))[1] is False


async def test_a_merged_entity_is_watched_as_what_it_is_now(graph: Graph, key: str) -> None:
    await watches.watch(graph, key, "chad", NOW)
    await watches.watch(graph, key, "mali", LATER)
    await graph.write(_run, "MATCH (one:Entity {id: 'chad'}) SET one.merged_into = 'mali'")
    [one] = await watches.listing(graph, key)
    assert (one.entity.id, one.since) == ("mali", NOW)
    assert (await watches.watch(graph, key, "chad"))[1] is False
    await watches.unwatch(graph, key, "mali")
    assert await ids(graph, key) == []


async def test_a_visit_tells_when_the_one_before_was(graph: Graph, key: str) -> None:
    assert await watches.last_visit(graph, key) is None
    assert await watches.visit(graph, key, NOW) is None
    assert await watches.last_visit(graph, key) == NOW
    assert await watches.visit(graph, key, LATER) == NOW
    assert await watches.last_visit(graph, key) == LATER


async def test_with_the_key_its_list_is_gone(graph: Graph, key: str) -> None:
    await watches.watch(graph, key, "mali")
    await watches.visit(graph, key)
    await keys.revoke(graph, key)
    assert await ids(graph, key) == []
    assert await watches.last_visit(graph, key) is None
    await watches.watch(graph, key, "mali")
    assert await ids(graph, key) == []


async def test_the_administrator_watches_too_and_is_no_key(graph: Graph, key: str) -> None:
    admin = sessions.ADMINISTRATOR.key
    await watches.watch(graph, admin, "mali")
    assert await ids(graph, admin) == ["mali"]
    assert [one.id for one in await keys.listing(graph)] == [key]
    with pytest.raises(NotFound):
        await keys.revoke(graph, admin)


async def _run(tx: AsyncManagedTransaction, query: str) -> None:
    await (await tx.run(query)).consume()  # pyright: ignore[reportArgumentType]
