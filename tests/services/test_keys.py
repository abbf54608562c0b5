"""Keys: shown once, stored hashed, revoked at once."""

import pytest

from app.domain.vocabulary import Role
from app.errors import Invalid, NotFound
from app.graph.connection import Graph
from app.services.accounts import keys
from app.services.accounts.actor import Actor

pytestmark = pytest.mark.anyio


async def test_a_secret_opens_until_its_key_is_revoked(graph: Graph) -> None:
    key_id, secret = await keys.add(graph, "  Desk  ", Role.ANALYST)
    assert await keys.check(graph, secret) == Actor("Desk", Role.ANALYST)
    assert await keys.check(graph, secret + "x") is None
    await keys.revoke(graph, key_id)
    assert await keys.check(graph, secret) is None
    (kept,) = await keys.listing(graph)
    assert kept.revoked_at is not None


async def test_a_secret_is_long_random_and_nowhere_in_the_graph(graph: Graph) -> None:
    made = [await keys.add(graph, "Desk", Role.READER) for _ in range(2)]
    assert len({secret for _, secret in made}) == len({key_id for key_id, _ in made}) == 2
    rows = await graph.rows("MATCH (key:Key) RETURN properties(key) AS properties")
    for _, secret in made:
        assert secret.startswith(keys.PREFIX)
        assert len(secret) >= len(keys.PREFIX) + 43
        assert secret not in str(rows)
        assert secret.removeprefix(keys.PREFIX) not in str(rows)


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
async def test_a_key_needs_a_name(graph: Graph, name: str) -> None:
    with pytest.raises(Invalid):
        await keys.add(graph, name, Role.READER)


async def test_an_unknown_key_cannot_be_revoked(graph: Graph) -> None:
    with pytest.raises(NotFound):
        await keys.revoke(graph, "key-unknown")


@pytest.mark.parametrize("secret", ["", "grsn_", "x" * 10_000, "grsn_é\x00", "Bearer"])
async def test_what_is_no_secret_opens_nothing(graph: Graph, secret: str) -> None:
    assert await keys.check(graph, secret) is None
