"""Sessions of browsers: random, stored hashed, renewed by use, and over at once when they are ended."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.vocabulary import Role
from app.errors import Unauthenticated
from app.graph.connection import Graph
from app.services.accounts import keys, sessions
from app.services.accounts.actor import Actor

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ADMIN_KEY = "an administrator's key, chosen by a person"


async def opened(graph: Graph, now: datetime = NOW) -> tuple[str, str]:
    """A key's id, and the id of a session opened with it."""
    key_id, secret = await keys.add(graph, "Desk", Role.ANALYST)
    return key_id, await sessions.sign_in(graph, secret, now)


async def test_a_session_tells_whose_key_opened_it(graph: Graph) -> None:
    _, id_ = await opened(graph)
    assert await sessions.check(graph, id_, None, NOW) == Actor("Desk", Role.ANALYST)
    assert await sessions.check(graph, id_ + "x", None, NOW) is None


async def test_an_id_is_long_random_and_nowhere_in_the_graph(graph: Graph) -> None:
    ids = {(await opened(graph))[1] for _ in range(3)}
    assert len(ids) == 3
    rows = await graph.rows("MATCH (n) WHERE n:Session OR n:Key RETURN properties(n) AS properties")
    assert len(rows) == 6
    for id_ in ids:
        assert len(id_) >= 43
        assert id_ not in str(rows)


@pytest.mark.parametrize("secret", ["", "grsn_", "grsn_unknown", "x" * 10_000, "grsn_é\x00"])
async def test_an_unknown_key_opens_nothing(graph: Graph, secret: str) -> None:
    with pytest.raises(Unauthenticated, match="no such key"):
        await sessions.sign_in(graph, secret)
    assert await graph.rows("MATCH (session:Session) RETURN session") == []


async def test_a_revoked_key_opens_nothing_and_is_called_so(graph: Graph) -> None:
    key_id, secret = await keys.add(graph, "Desk", Role.ANALYST)
    await keys.revoke(graph, key_id)
    with pytest.raises(Unauthenticated, match="revoked"):
        await sessions.sign_in(graph, secret)


async def test_revoking_a_key_ends_its_sessions_and_no_others(graph: Graph) -> None:
    key_id, first = await opened(graph)
    _, other = await opened(graph)
    await keys.revoke(graph, key_id)
    assert await sessions.check(graph, first, None, NOW) is None
    assert await sessions.check(graph, other, None, NOW) is not None
    assert len(await graph.rows("MATCH (session:Session) RETURN session")) == 1


async def test_signing_out_ends_one_session(graph: Graph) -> None:
    _, id_ = await opened(graph)
    for _ in range(2):
        await sessions.sign_out(graph, id_)
        assert await sessions.check(graph, id_, None, NOW) is None


async def test_use_prolongs_a_session_up_to_its_longest(graph: Graph) -> None:
    _, id_ = await opened(graph)
    _, unused = await opened(graph)
    day, last = NOW, NOW + sessions.LONGEST
    while day < last:
        assert await sessions.check(graph, id_, None, day) is not None, day
        day += sessions.IDLE - timedelta(hours=1)
    assert await sessions.check(graph, id_, None, last) is None
    assert await sessions.check(graph, unused, None, NOW + sessions.IDLE) is None


async def test_use_is_noted_now_and_then_and_not_with_each_request(graph: Graph) -> None:
    _, id_ = await opened(graph)
    for after, expected in (
        (timedelta(minutes=59), NOW + sessions.IDLE),
        (timedelta(hours=1), NOW + timedelta(hours=1) + sessions.IDLE),
    ):
        await sessions.check(graph, id_, None, NOW + after)
        (row,) = await graph.rows("MATCH (session:Session) RETURN session.expires_at AS expires")
        assert row["expires"].to_native() == expected


async def test_the_administrators_session_stands_and_falls_with_the_key_in_the_settings(graph: Graph) -> None:
    id_ = await sessions.sign_in_administrator(graph, ADMIN_KEY, NOW)
    assert await sessions.check(graph, id_, ADMIN_KEY, NOW) == Actor("admin", Role.ADMIN)
    assert await sessions.check(graph, id_, ADMIN_KEY + "x", NOW) is None
    assert await sessions.check(graph, id_, None, NOW) is None
    rows = await graph.rows("MATCH (session:Session) RETURN properties(session) AS properties")
    assert ADMIN_KEY not in str(rows)


async def test_sessions_that_are_over_are_swept_away(graph: Graph) -> None:
    await opened(graph)
    _, id_ = await opened(graph, NOW + sessions.IDLE)
    assert len(await graph.rows("MATCH (session:Session) RETURN session")) == 1
    assert await sessions.check(graph, id_, None, NOW + sessions.IDLE) is not None
