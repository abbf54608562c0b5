"""The newest claims about an entity, found without looking at all of them.

`latest_at` of a triple is when the newest claim about it was recorded. So the triples are taken by that, the
latest first, and their claims looked through, until what is left can hold no newer one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim
from app.graph.claim_properties import claim_of
from app.graph.properties import instant

AT_FIRST: Final = 20
"""Triples whose claims are looked through at first; then twice as many each time, so that it ends soon."""


def _triples(ends: LiteralString) -> LiteralString:
    # Saying that it has a value lets the index on both properties give the order.
    return f"""
MATCH (triple:Triple)
WHERE {ends} AND triple.latest_at IS NOT NULL
RETURN triple.key AS key, triple.latest_at AS latest
ORDER BY triple.latest_at DESC SKIP $skip LIMIT $at_once
"""


TRIPLES: Final[Mapping[str, LiteralString]] = {
    "subject": _triples("triple.subject = $subject"),
    "object": _triples("triple.object = $object"),
    "both": _triples("triple.subject = $subject AND triple.object = $object"),
}

OF_TRIPLES: Final[LiteralString] = """
UNWIND $keys AS key
MATCH (:Triple {key: key})<-[:ABOUT]-(claim:Claim)
WITH DISTINCT claim WHERE true
"""
"""How a query for `about` begins; then come conditions on `claim`, the order, `$limit`, a `claim` map."""


async def about(
    tx: AsyncManagedTransaction, ends: str, query: LiteralString, parameters: Mapping[str, Any], limit: int
) -> list[Claim]:
    """Return the newest claims that a query lets pass, of the triples with some ends (see `TRIPLES`).

    `parameters` are those of the query, with the canonical ids of the ends.
    """
    found: dict[str, Claim] = {}
    skip, at_once = 0, AT_FIRST
    while True:
        asked = {**parameters, "skip": skip, "at_once": at_once}
        rows = [row async for row in await tx.run(TRIPLES[ends], asked)]
        if not rows or _is_enough(found, limit, instant(rows[0]["latest"])):
            return list(found.values())
        asked = {**parameters, "keys": [row["key"] for row in rows], "limit": limit}
        claims = [claim_of(row["claim"]) async for row in await tx.run(query, asked)]
        found = {claim.id: claim for claim in newest([*found.values(), *claims], limit)}
        skip, at_once = skip + at_once, 2 * at_once


def newest(claims: list[Claim], limit: int) -> list[Claim]:
    """Return the claims recorded last, the newest first, each once."""
    once = {claim.id: claim for claim in claims}
    return sorted(once.values(), key=_order, reverse=True)[:limit]


def _order(claim: Claim) -> tuple[datetime, str]:
    if claim.recorded_at is None:
        raise ValueError("Only what was read from the graph has an order.")
    return claim.recorded_at, claim.id


def _is_enough(found: Mapping[str, Claim], limit: int, left: datetime) -> bool:
    """Whether what is left, recorded at an instant at the latest, holds none of the newest."""
    return len(found) == limit and min(map(_order, found.values()))[0] > left
