"""Listing claims by what they are about and what became of them, newest recorded first, page by page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim
from app.domain.vocabulary import Predicate, Review, Status
from app.errors import NotFound
from app.graph.claims import documents, loads
from app.graph.claims.codec import CLAIM, COUNTED_THEN, claim_of
from app.graph.claims.newest import about, newest
from app.graph.entities import names


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims; what is left out lets all pass, retracted ones too.

    `subject`, `object`, `document` and `load` are ids; `entity` is an id at either end or that a claim is
    under. `on` is a day the claim speaks of, `known_at` an instant at which it counted. Only with
    `proposals` are claims shown that were never accepted.
    """

    subject: str | None = None
    object: str | None = None
    entity: str | None = None
    document: str | None = None
    load: str | None = None
    predicates: Collection[Predicate] = ()
    statuses: Collection[Status] = ()
    reviews: Collection[Review] = ()
    on: date | None = None
    known_at: datetime | None = None
    proposals: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """Where a page begins: after the claim of this id, recorded then."""

    recorded_at: datetime
    id: str


_NOTHING: Final[LiteralString] = ""
_STARTS: Final[tuple[tuple[str, LiteralString], ...]] = (
    ("subject", "MATCH (:Entity {id: $subject})<-[:SUBJECT]-(claim:Claim)\n"),
    ("object", "MATCH (:Entity {id: $object})<-[:OBJECT]-(claim:Claim)\n"),
    ("document", "MATCH (:Document {id: $document})<-[:STATED_IN]-(claim:Claim)\n"),
    ("load", "MATCH (:Load {id: $load})<-[:CAME_WITH]-(claim:Claim)\n"),
    (
        "entity",
        "MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|UNDER|PLACE]-(claim:Claim)\nWITH DISTINCT claim\n",
    ),
)
# Saying that both have a value lets the index on them give the order, where nothing else leads to the claims.
_ANY: Final[LiteralString] = """
MATCH (claim:Claim)
WHERE claim.recorded_at IS NOT NULL AND claim.id IS NOT NULL
"""
_AND: Final[LiteralString] = "WITH claim WHERE true\n"
_AFTER: Final[LiteralString] = (
    "  AND claim.recorded_at <= $at AND (claim.recorded_at < $at OR claim.id < $after)\n"
)
_CONDITIONS: Final[tuple[tuple[str, LiteralString], ...]] = (
    ("predicates", "  AND claim.predicate IN $predicates\n"),
    ("statuses", "  AND claim.status IN $statuses\n"),
    ("reviews", "  AND claim.review IN $reviews\n"),
    ("on", "  AND claim.first_day <= $on AND claim.last_day >= $on\n"),
    ("known_at", f"  AND {COUNTED_THEN}\n"),
)
_ACCEPTED: Final[LiteralString] = "  AND size(claim.accepted) > 0\n"
_PAGE: Final[LiteralString] = f"""WITH claim
ORDER BY claim.recorded_at DESC, claim.id DESC
LIMIT $limit
RETURN {CLAIM} AS claim
ORDER BY claim.recorded_at DESC, claim.id DESC
"""


async def page(
    tx: AsyncManagedTransaction, wanted: ClaimFilter, after: After | None, limit: int
) -> list[Claim]:
    """Return the claims that pass, newest recorded first. Raises NotFound for an id that does not exist."""
    parameters = await _parameters(tx, wanted)
    if after is not None:
        parameters |= {"at": after.recorded_at, "after": after.id}
    ends = await _ends(tx, wanted, parameters)
    if not ends:
        rows = await tx.run(_query(wanted, after), parameters | {"limit": limit})
        return [claim_of(row["claim"]) async for row in rows]
    rest = _NOTHING.join([*_conditions(wanted, after), _PAGE])
    found = [claim for end in ends for claim in await about(tx, end, rest, parameters, limit)]
    return newest(found, limit)


# What is under an entity, or holds in it, is about other triples than those the entity is an end of.
_BESIDE: Final[LiteralString] = """
MATCH (entity:Entity {id: $entity})
RETURN EXISTS { (entity)<-[:UNDER|PLACE]-() } AS is_beside
"""


async def _ends(
    tx: AsyncManagedTransaction, wanted: ClaimFilter, parameters: dict[str, Any]
) -> tuple[str, ...]:
    """Return over which ends of triples the claims are found soonest; none where over none."""
    if wanted.document or wanted.load or (wanted.entity and (wanted.subject or wanted.object)):
        return ()
    if wanted.entity is None:
        ends = [end for end in ("subject", "object") if getattr(wanted, end)]
        return ("both",) if len(ends) > 1 else tuple(ends)
    row = await (await tx.run(_BESIDE, parameters)).single(strict=True)
    parameters |= {"subject": parameters["entity"], "object": parameters["entity"]}
    return () if row["is_beside"] else ("subject", "object")


def _query(wanted: ClaimFilter, after: After | None) -> LiteralString:
    starts: list[LiteralString] = [start for name, start in _STARTS if getattr(wanted, name) is not None]
    begin: list[LiteralString] = [*starts, _AND] if starts else [_ANY]
    return _NOTHING.join([*begin, *_conditions(wanted, after), _PAGE])


def _conditions(wanted: ClaimFilter, after: After | None) -> list[LiteralString]:
    conditions: list[LiteralString] = [text for name, text in _CONDITIONS if getattr(wanted, name)]
    if after is not None:
        conditions.append(_AFTER)
    if not wanted.proposals:
        conditions.append(_ACCEPTED)
    return conditions


async def _parameters(tx: AsyncManagedTransaction, wanted: ClaimFilter) -> dict[str, Any]:
    """Return the values of the query, entities by their canonical ids. Raises NotFound."""
    ends = {name: id_ for name in ("subject", "object", "entity") if (id_ := getattr(wanted, name))}
    known = await names.canonical(tx, ends.values()) if ends else {}
    for id_ in ends.values():
        if id_ not in known:
            raise NotFound(f"There is no entity “{id_}”.")
    if wanted.document is not None:
        await documents.get(tx, wanted.document)
    if wanted.load is not None:
        await loads.get(tx, wanted.load)
    return {
        **{name: known[id_].id for name, id_ in ends.items()},
        **{name: list(values) for name, values in _closed(wanted)},
        "document": wanted.document,
        "load": wanted.load,
        "on": wanted.on,
        "known_at": wanted.known_at,
    }


def _closed(wanted: ClaimFilter) -> Iterator[tuple[str, Collection[str]]]:
    yield "predicates", wanted.predicates
    yield "statuses", wanted.statuses
    yield "reviews", wanted.reviews
