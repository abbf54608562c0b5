"""The newest claims about an entity, found without looking at all of them.

`latest_at` of a triple is when the newest claim about it was recorded. So the triples are taken by that, the
latest first, and their claims looked through, until what is left can hold no newer one. A load writes about
many triples of one entity in one instant; then the claims are looked through in the order they were recorded
from that instant back, where those of the entity stand close together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim
from app.domain.vocabulary import Predicate
from app.graph.claims.codec import claim_of
from app.graph.properties import instant

AT_FIRST: Final = 20
"""Triples whose claims are looked through at first; then twice as many each time, so that it ends soon."""


def _triples(ends: LiteralString, order: LiteralString) -> LiteralString:
    # Saying that it has a value, and ordering by both properties, lets the index on both give the order.
    return f"""
MATCH (triple:Triple)
WHERE {ends} AND triple.latest_at IS NOT NULL
WITH triple ORDER BY {order} SKIP $skip LIMIT $at_once
RETURN triple.key AS key, triple.latest_at AS latest
"""


_PREDICATES: Final = ", ".join(f"'{predicate.value}'" for predicate in Predicate)
_BETWEEN: Final[LiteralString] = (
    f"triple.key IN [predicate IN [{_PREDICATES}] | $subject + '.' + predicate + '.' + $object]"
)
TRIPLES: Final[Mapping[str, LiteralString]] = {
    "subject": _triples("triple.subject = $subject", "triple.subject DESC, triple.latest_at DESC"),
    "object": _triples("triple.object = $object", "triple.object DESC, triple.latest_at DESC"),
    # One a predicate at most, so each is asked for by its key.
    "both": _triples(_BETWEEN, "triple.latest_at DESC"),
}

_OF_TRIPLES: Final[LiteralString] = """
UNWIND $keys AS key
MATCH (:Triple {key: key})<-[:ABOUT]-(claim:Claim)
WITH DISTINCT claim WHERE true
"""

WINDOW: Final = 4_000
"""Claims looked through in the order they were recorded: twice what one transaction of a load writes."""


def _recorded_by(ends: LiteralString) -> LiteralString:
    return f"""
MATCH (claim:Claim)
WHERE claim.recorded_at <= $left AND claim.id IS NOT NULL
WITH claim ORDER BY claim.recorded_at DESC, claim.id DESC LIMIT $window
WHERE {ends}
"""


_SUBJECT: Final[LiteralString] = "EXISTS { (claim)-[:SUBJECT]->(:Entity {id: $subject}) }"
_OBJECT: Final[LiteralString] = "EXISTS { (claim)-[:OBJECT]->(:Entity {id: $object}) }"
_RECORDED: Final[Mapping[str, LiteralString]] = {
    "subject": _recorded_by(_SUBJECT),
    "object": _recorded_by(_OBJECT),
    "both": _recorded_by(f"{_SUBJECT} AND {_OBJECT}"),
}


async def about(
    tx: AsyncManagedTransaction, ends: str, rest: LiteralString, parameters: Mapping[str, Any], limit: int
) -> list[Claim]:
    """Return the newest claims that pass, of the triples with some ends (see `TRIPLES`).

    `rest` are conditions on `claim` that begin with AND, then its order, `$limit`, and a `claim` map to be
    returned; `parameters` are its own, with the canonical ids of the ends.
    """
    found: list[Claim] = []
    skip, at_once = 0, AT_FIRST
    while True:
        asked = {**parameters, "skip": skip, "at_once": at_once + 1, "limit": limit}
        rows = [row async for row in await tx.run(TRIPLES[ends], asked)]
        asked["keys"] = [row["key"] for row in rows[:at_once]]
        found = newest([*found, *await _read(tx, _OF_TRIPLES + rest, asked)], limit)
        if len(rows) <= at_once:
            return found
        left = instant(rows[-1]["latest"])
        if len(found) == limit and _order(found[-1])[0] > left:
            return found
        # A page that begins later looks no further ahead than there.
        left = min(left, parameters.get("at", left))
        asked |= {"left": left, "window": WINDOW}
        newer = [claim for claim in found if _order(claim)[0] > left]
        held = await _read(tx, _RECORDED[ends] + rest, asked)
        found = newest([*found, *held], limit)
        if len(newer) + len(held) >= limit:
            return found
        skip, at_once = skip + at_once, 2 * at_once


async def _read(tx: AsyncManagedTransaction, query: LiteralString, asked: dict[str, Any]) -> list[Claim]:
    return [claim_of(row["claim"]) async for row in await tx.run(query, asked)]


def newest(claims: list[Claim], limit: int) -> list[Claim]:
    """Return the claims recorded last, the newest first, each once."""
    once = {claim.id: claim for claim in claims}
    return sorted(once.values(), key=_order, reverse=True)[:limit]


def _order(claim: Claim) -> tuple[datetime, str]:
    if claim.recorded_at is None:
        raise ValueError("Only what was read from the graph has an order.")
    return claim.recorded_at, claim.id
