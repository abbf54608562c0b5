"""Keys as the graph keeps them."""

from datetime import UTC, datetime

import pytest

from app.domain.vocabulary import Role
from app.graph.accounts import keys
from app.graph.connection import Graph

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


async def test_a_key_is_found_by_its_hash_also_when_it_is_revoked(graph: Graph) -> None:
    await graph.write(keys.add, "key-1", "Desk", Role.ANALYST, "digest", NOW)
    kept = keys.Key("key-1", "Desk", Role.ANALYST, NOW, None)
    assert await graph.read(keys.find, "digest") == kept
    assert await graph.read(keys.find, "other") is None
    assert await graph.write(keys.revoke, "key-1", NOW)
    assert await graph.read(keys.find, "digest") == keys.Key("key-1", "Desk", Role.ANALYST, NOW, NOW)


async def test_adding_twice_keeps_one_and_revoking_twice_keeps_the_first_time(graph: Graph) -> None:
    for _ in range(2):
        await graph.write(keys.add, "key-1", "Desk", Role.READER, "digest", NOW)
    await graph.write(keys.revoke, "key-1", NOW)
    await graph.write(keys.revoke, "key-1", LATER)
    assert await graph.read(keys.listing) == [keys.Key("key-1", "Desk", Role.READER, NOW, NOW)]


async def test_an_unknown_key_cannot_be_revoked(graph: Graph) -> None:
    assert not await graph.write(keys.revoke, "key-1", NOW)


async def test_keys_are_listed_oldest_first(graph: Graph) -> None:
    await graph.write(keys.add, "key-b", "Second", Role.READER, "b", LATER)
    await graph.write(keys.add, "key-a", "First", Role.ADMIN, "a", NOW)
    assert [key.id for key in await graph.read(keys.listing)] == ["key-a", "key-b"]
