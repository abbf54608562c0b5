"""Taking a claim back: from now on it does not count; history keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.model import Claim
from app.errors import Conflict
from app.graph.claims import changes
from app.graph.claims import store as claims
from app.graph.claims.changes import Change
from app.graph.connection import Graph, Transaction
from app.services.accounts.actor import Actor
from app.services.recording.projection import also, project


async def retract(graph: Graph, claim_id: str, reason: str, actor: Actor) -> Claim:
    """Retract a claim and project what it was about anew; return it as it is now.

    Retracting it again changes nothing: the first reason and time stay. Raises NotFound, and Conflict for a
    proposal, which is rejected and not retracted.
    """
    return await graph.write(_retract, claim_id, reason, actor)


async def _retract(tx: Transaction, claim_id: str, reason: str, actor: Actor) -> Claim:
    about = (await claims.triples(tx, [claim_id]))[claim_id]
    await claims.lock(tx, about)
    claim = await claims.get(tx, claim_id)
    if not claim.known:
        raise Conflict("A claim that was never accepted cannot be retracted; review it instead.")
    if claim.retracted_at is not None:
        return claim
    now = datetime.now(UTC)
    gone = retracted(claim, reason, now)
    await claims.change(tx, [gone])
    episodes = await project(tx, about, {})
    await changes.log(
        tx, Change(now, actor.name, "retract", [claim_id], reason=reason, triples=also(episodes, about))
    )
    return gone


def retracted(claim: Claim, reason: str, now: datetime) -> Claim:
    """Return a claim that counts as it is once it counts no longer."""
    # Clocks differ; a claim never stops counting before it began to.
    end = max(now, claim.accepted_at or now)
    return replace(
        claim,
        retracted_at=end,
        retraction_reason=reason,
        known=(*claim.known[:-1], (claim.known[-1][0], end)),
    )
