"""Loads: what came in together, listed, and taken back as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from app.domain.model import Claim
from app.domain.vocabulary import Review
from app.graph.claims import changes
from app.graph.claims import loads as kept
from app.graph.claims import store as claims
from app.graph.claims.changes import Change
from app.graph.claims.loads import Load
from app.graph.connection import Graph, Transaction
from app.services import paging
from app.services.accounts.actor import Actor
from app.services.paging import Page
from app.services.recording.projection import also, project
from app.services.recording.retraction import retracted

__all__ = ["Load", "Retraction", "loads", "retract"]

AT_ONCE: Final = 2_000
"""Claims a transaction: as many as are recorded in one."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """A load that was taken back, and how many of its claims that concerned this time."""

    load: Load
    claims: int


async def loads(graph: Graph, limit: int = 50, cursor: str | None = None) -> Page[Load]:
    """Return a page of the loads, newest first. Raises Invalid for a cursor that is none."""
    found = await graph.read(kept.page, paging.decode_instant(cursor) if cursor else None, limit + 1)
    items = found[:limit]
    following = None
    if len(found) > limit:
        following = paging.encode_instant(items[-1].at, items[-1].id)
    return Page(tuple(items), following)


async def retract(graph: Graph, load: str, reason: str, actor: Actor) -> Retraction:
    """Take back all claims that came with a load and count, and reject those that are proposed.

    Some at a time; whatever interrupts it, doing it again completes it. A claim that was there before the
    load stays; one that the load had made count again after a retraction stops counting again. Entities and
    documents stay, as history names them. Raises NotFound.
    """
    taken = await graph.write(kept.retract, load, at=datetime.now(UTC), reason=reason)
    until, after = datetime.now(UTC), (taken.at, "")
    count = 0
    while found := await graph.read(kept.recorded_after, taken, after, until, AT_ONCE):
        after = (found[-1].at, found[-1].id)
        count += await graph.write(
            _retract, taken.id, [each.id for each in found if each.came], reason, actor
        )
    # Those that are older than the load: it had made them count again.
    while ids := await graph.read(kept.standing, taken.id, AT_ONCE):
        count += await graph.write(_retract, taken.id, ids, reason, actor)
    return Retraction(taken, count)


async def _retract(tx: Transaction, load: str, ids: Sequence[str], reason: str, actor: Actor) -> int:
    if not ids:
        return 0
    about = await claims.triples(tx, ids)
    touched = {triple for triples in about.values() for triple in triples}
    await claims.lock(tx, touched)
    now = datetime.now(UTC)
    gone = [_gone(claim, reason, now) for claim in await claims.some(tx, ids) if _stands(claim)]
    await claims.change(tx, gone)
    episodes = await project(tx, touched, {})
    if gone:
        ended = [claim.id for claim in gone]
        others = also(episodes, touched)
        change = Change(now, actor.name, "retract", ended, load=load, reason=reason, triples=others)
        await changes.log(tx, change)
    return len(gone)


def _stands(claim: Claim) -> bool:
    """Say whether a claim counts or may yet: read again under the lock, as others may have decided on it."""
    return claim.counts or claim.review is Review.PROPOSED


def _gone(claim: Claim, reason: str, now: datetime) -> Claim:
    return retracted(claim, reason, now) if claim.counts else replace(claim, review=Review.REJECTED)
