"""Sessions of browsers: opened with a key, asked for with every request, ended at once.

A browser holds a random id and never the key. Stored is the id's SHA-256, plain for the reason that `keys`
gives. A session ends a week after its last use and a month after its start, when it is
closed, and with its key. Nothing is remembered between two requests, in any process, so what ends is over
with the next request.

GARRISON_ADMIN_KEY has no node to tie a session to. Its sessions keep a seal: the key authenticated with the
session's id, which only the browser has. So the graph holds nothing by which that key, which a person
chose, could be guessed; and with another key in the settings, or none, no seal fits any more.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta
from typing import Final

from app.domain.vocabulary import Role
from app.errors import Unauthenticated
from app.graph.accounts import sessions
from app.graph.accounts.sessions import Session
from app.graph.connection import Graph, Transaction
from app.services.accounts import keys
from app.services.accounts.actor import Actor

ID_BYTES: Final = 32
"""Random bytes of an id; NIST SP 800-63B (7.1) and OWASP ask for 8 at least."""

IDLE: Final = timedelta(days=7)
"""After so long without a request a session is over."""

LONGEST: Final = timedelta(days=30)
"""So long after its start it is over however much it is used: the longest NIST SP 800-63B (4.1.3) allows."""

RENEWED: Final = timedelta(hours=1)
"""Use is noted once in so long, not with each request: reading stays reading."""

ADMINISTRATOR: Final = Actor("admin", Role.ADMIN, "admin")
"""Who holds GARRISON_ADMIN_KEY."""


async def sign_in(graph: Graph, secret: str, now: datetime | None = None) -> str:
    """Open a session with a key's secret and return the session's id.

    Raises Unauthenticated, and says whether the key is unknown or was revoked: only who holds the whole
    secret learns the latter.
    """
    key = await keys.find(graph, secret)
    if key is None:
        raise Unauthenticated("There is no such key here. A key is one long word, with no blank in it.")
    if key.revoked_at is not None:
        raise Unauthenticated("This key was revoked. Who gave it to you can make another.")
    moment = now or datetime.now(UTC)
    id_ = secrets.token_urlsafe(ID_BYTES)

    async def opened(tx: Transaction) -> None:
        await sessions.sweep(tx, moment)
        await sessions.open_with(tx, key.id, _hash(id_), moment, moment + IDLE)

    await graph.write(opened)
    return id_


async def sign_in_administrator(graph: Graph, admin_key: str, now: datetime | None = None) -> str:
    """Open a session for who holds `admin_key`, the key in the settings, and return the session's id."""
    moment = now or datetime.now(UTC)
    id_ = secrets.token_urlsafe(ID_BYTES)
    await graph.write(sessions.open_sealed, _seal(id_, admin_key), _hash(id_), moment, moment + IDLE)
    return id_


async def check(graph: Graph, id_: str, admin_key: str | None, now: datetime | None = None) -> Actor | None:
    """Return whose session this is; None where it is over. `admin_key` is the key in the settings, if any.

    One look-up by an index; noted as used where that is due.
    """
    moment = now or datetime.now(UTC)
    session = await graph.read(sessions.find, _hash(id_), moment)
    actor = _actor(session, id_, admin_key) if session else None
    if session is None or actor is None:
        return None
    until = min(moment + IDLE, session.created_at + LONGEST)
    if until - session.expires_at >= RENEWED:
        await graph.write(sessions.renew, _hash(id_), until)
    return actor


async def sign_out(graph: Graph, id_: str) -> None:
    """End a session, from the next request on; ending it twice is the same."""
    await graph.write(sessions.close, _hash(id_))


def _actor(session: Session, id_: str, admin_key: str | None) -> Actor | None:
    if session.name is not None and session.role is not None:
        return Actor(session.name, session.role, session.key or "")
    if session.seal and admin_key and hmac.compare_digest(session.seal, _seal(id_, admin_key)):
        return ADMINISTRATOR
    return None


def _seal(id_: str, admin_key: str) -> str:
    return hmac.digest(id_.encode(), admin_key.encode(), "sha256").hex()


def _hash(id_: str) -> str:
    return hashlib.sha256(id_.encode()).hexdigest()
