"""Who is where on a day, and how many in all: the one way in which pages and the API ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import totals
from app.domain.model import Edge, Ref
from app.domain.totals import Total
from app.graph import presence as deployments
from app.graph.connection import Graph, Transaction
from app.graph.explore import canonical


@dataclass(frozen=True, slots=True)
class Question:
    """Who is in `host`, where is `sender`, or both; None for any. On a day, as known at an instant or now."""

    on: date
    host: str | None = None
    sender: str | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """The answer: episodes with a status that day, the entities they are between, and what they add up to.

    Plans are among the episodes, never in the total.
    """

    question: Question
    edges: tuple[Edge, ...]
    refs: Mapping[str, Ref]
    total: Total


async def presence(graph: Graph, question: Question) -> Presence:
    """Answer who is where. Raises NotFound for a host or sender that does not exist."""
    return await graph.read(_answer, question)


async def _answer(tx: Transaction, asked: Question) -> Presence:
    host = (await canonical(tx, [asked.host]))[0] if asked.host else None
    sender = (await canonical(tx, [asked.sender]))[0] if asked.sender else None
    if asked.known_at is None:
        found = await deployments.now(tx, host, sender, asked.on)
    else:
        found = await deployments.then(tx, host, sender, asked.on, asked.known_at)
    wholes = await deployments.wholes(tx, sorted({edge.source for edge in found.edges}))
    total = totals.total(found.edges, hosts=[host] if host else None, wholes=wholes)
    return Presence(asked, found.edges, found.refs, total)
