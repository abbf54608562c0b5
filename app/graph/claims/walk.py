"""All claims that were ever recorded, one after another, whatever became of them."""

from __future__ import annotations

from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim
from app.graph.claims.codec import CLAIM, claim_of

_AFTER: Final[LiteralString] = f"""
MATCH (claim:Claim)
WHERE claim.id > $after
WITH claim ORDER BY claim.id LIMIT $limit
RETURN {CLAIM} AS claim
ORDER BY claim.id
"""


async def after(tx: AsyncManagedTransaction, id_: str, limit: int) -> list[Claim]:
    """Return the claims whose ids follow this one ("" is before the first), `limit` at most, in order."""
    rows = await tx.run(_AFTER, after=id_, limit=limit)
    return [claim_of(row["claim"]) async for row in rows]
