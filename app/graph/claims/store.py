"""Claims and the triples they are about: locking, saving, changing what became of them, reading them.

A transaction that is going to project a triple locks it first and only then reads its claims: nobody else
then changes them before it commits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim, Triple
from app.domain.vocabulary import Predicate, Review
from app.errors import NotFound
from app.graph.claims import locks
from app.graph.claims.codec import (
    BECAME,
    CLAIM,
    COUNTED,
    KNOWN,
    claim_of,
    content_properties,
    standing_properties,
)
from app.graph.properties import Properties, values_of, without_nulls

INDEXES: Final[tuple[LiteralString, ...]] = (
    "CREATE INDEX triple_subject IF NOT EXISTS FOR (triple:Triple) ON (triple.subject, triple.latest_at)",
    "CREATE INDEX triple_object IF NOT EXISTS FOR (triple:Triple) ON (triple.object, triple.latest_at)",
    """
    MATCH (triple:Triple)<-[:ABOUT]-(claim:Claim)
    WITH triple, max(claim.recorded_at) AS latest
    SET triple.latest_at = latest
    """,
)
"""What `app.graph.schema` creates so that the newest claims about an entity are found: see `newest`."""

_LOCK: Final[LiteralString] = f"""
{locks.TAKE}
UNWIND $rows AS row
OPTIONAL MATCH (triple:Triple {{key: row.key}})
WITH row WHERE triple IS NULL
CREATE (triple:Triple)
SET triple = row
RETURN collect(row.key) AS created
"""


async def lock(tx: AsyncManagedTransaction, triples: Iterable[Triple]) -> set[Triple]:
    """Lock the triples until the transaction ends; create and return those nobody has said anything about."""
    by_key = {triple.key: triple for triple in triples}
    if not by_key:
        return set()
    rows = [{"key": key, **triple._asdict()} for key, triple in sorted(by_key.items())]
    row = await (await tx.run(_LOCK, stripes=locks.of_triples(by_key), rows=rows)).single(strict=True)
    return {by_key[key] for key in row["created"]}


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a claim that is already there."""

    review: Review
    load: str | None
    recorded_at: datetime
    known: tuple[tuple[datetime, datetime | None], ...]
    retraction_reason: str | None

    def of(self, claim: Claim) -> Claim:
        """Return the claim with this standing."""
        accepted, retracted = self.known[-1] if self.known else (None, None)
        return replace(
            claim,
            review=self.review,
            load=self.load,
            recorded_at=self.recorded_at,
            accepted_at=accepted,
            retracted_at=retracted,
            retraction_reason=self.retraction_reason,
            known=self.known,
        )


_STANDING: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (claim:Claim {{id: id}})
RETURN collect(claim {{
    .id, .review, .retraction_reason, {KNOWN},
    load: head([(claim)-[:CAME_WITH]->(load:Load) | load.id])
}}) AS claims
"""


async def standing(tx: AsyncManagedTransaction, ids: Collection[str]) -> dict[str, Standing]:
    """Return what became of those of these claims that are already there, by id."""
    row = await (await tx.run(_STANDING, ids=sorted(ids))).single(strict=True)
    return {claim["id"]: _standing(claim) for claim in row["claims"]}


def _standing(row: Mapping[str, Any]) -> Standing:
    became = {**values_of(BECAME, row), "load": row["load"]}
    return Standing(**{field.name: became[field.name] for field in fields(Standing)})


_CREATE: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
MATCH (document:Document {id: row.document})
MATCH (triple:Triple {key: row.triple})
CREATE (claim:Claim)
SET claim = row.properties, claim += $standing
CREATE (claim)-[:SUBJECT]->(subject)
CREATE (claim)-[:OBJECT]->(object)
CREATE (claim)-[:STATED_IN]->(document)
CREATE (claim)-[:ABOUT]->(triple)
SET triple.latest_at = $standing.recorded_at
"""

_CREATE_WITH_LOAD: Final[LiteralString] = f"""
MATCH (load:Load {{id: $load}})
{_CREATE}
CREATE (claim)-[:CAME_WITH]->(load)
"""

_FURTHER: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (object:Entity {id: row.object})
MATCH (triple:Triple {key: row.triple})
CREATE (claim)-[:OBJECT]->(object)
CREATE (claim)-[:ABOUT]->(triple)
SET triple.latest_at = claim.recorded_at
"""

_UNDER: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (under:Entity {id: row.under})
CREATE (claim)-[:UNDER]->(under)
"""

_PLACE: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (place:Entity {id: row.place})
CREATE (claim)-[:PLACE]->(place)
"""


def row_of(claim: Claim) -> Properties:
    """Return what `save` writes of a claim, whatever becomes of it; it can be made ahead of a transaction."""
    (first, *more), about = claim.objects, claim.triples
    return {
        "properties": content_properties(claim),
        "subject": claim.subject.id,
        "object": first.id,
        "document": claim.document.id,
        "triple": about[0].key,
        "further": [
            {"claim": claim.id, "object": ref.id, "triple": triple.key}
            for ref, triple in zip(more, about[1:], strict=True)
        ],
        "under": claim.under.id if claim.under else None,
        "place": claim.place.id if claim.place else None,
    }


async def save(
    tx: AsyncManagedTransaction, rows: Sequence[Properties], standing: Properties, load: str | None
) -> None:
    """Write claims that are not there yet, as `row_of` has them, all with one standing and load.

    Their entities, documents and load must exist, and their triples be locked.
    """
    if not rows:
        return
    query = _CREATE if load is None else _CREATE_WITH_LOAD
    await (await tx.run(query, rows=rows, standing=without_nulls(standing), load=load)).consume()
    if further := [each for row in rows for each in row["further"]]:
        await (await tx.run(_FURTHER, rows=further)).consume()
    if under := [{"claim": row["properties"]["id"], "under": row["under"]} for row in rows if row["under"]]:
        await (await tx.run(_UNDER, rows=under)).consume()
    if places := [{"claim": row["properties"]["id"], "place": row["place"]} for row in rows if row["place"]]:
        await (await tx.run(_PLACE, rows=places)).consume()


_CHANGE: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (claim:Claim {id: row.id})
SET claim += row.properties
WITH claim, row
CALL (claim, row) {
    MATCH (claim)-[old:CAME_WITH]->(load:Load)
    WHERE NOT load.id IN row.load
    DELETE old
}
CALL (claim, row) {
    UNWIND row.load AS id
    MATCH (load:Load {id: id})
    WHERE NOT EXISTS { (claim)-[:CAME_WITH]->(load) }
    CREATE (claim)-[:CAME_WITH]->(load)
}
"""


async def change(tx: AsyncManagedTransaction, claims: Iterable[Claim]) -> None:
    """Write the review, known intervals and load of claims that are there; what they say never changes."""
    rows = [
        {
            "id": claim.id,
            "properties": standing_properties(claim),
            "load": [claim.load] if claim.load else [],
        }
        for claim in sorted(claims, key=lambda claim: claim.id)
    ]
    if rows:
        await (await tx.run(_CHANGE, rows=rows)).consume()


_OF_TRIPLES: Final[LiteralString] = f"""
UNWIND $keys AS key
MATCH (:Triple {{key: key}})<-[:ABOUT]-(claim:Claim)
WHERE {COUNTED}
RETURN key, collect({CLAIM}) AS claims
"""


async def of_triples(
    tx: AsyncManagedTransaction, keys: Collection[str], known_at: datetime | None = None
) -> dict[str, list[Claim]]:
    """Return the claims that count, now or as known at an instant, by the key of the triple; [] for none."""
    found: dict[str, list[Claim]] = {key: [] for key in keys}
    async for row in await tx.run(_OF_TRIPLES, keys=sorted(found), known_at=known_at):
        # It counted, so it was accepted then, whatever became of it since.
        found[row["key"]] = [replace(claim_of(claim), review=Review.ACCEPTED) for claim in row["claims"]]
    return found


_GONE: Final[LiteralString] = f"""
MATCH (:Triple {{key: $key}})<-[:ABOUT]-(claim:Claim)
WHERE size(claim.retracted) > 0 AND coalesce(claim.accepted[0] <= $known_at, $known_at IS NULL)
    AND NOT {COUNTED}
RETURN collect({CLAIM}) AS claims
"""


async def gone_of_triple(
    tx: AsyncManagedTransaction, key: str, known_at: datetime | None = None
) -> list[Claim]:
    """Return the claims about a triple that do not count, but once did: now, or as known at an instant."""
    row = await (await tx.run(_GONE, key=key, known_at=known_at)).single(strict=True)
    return [claim_of(claim) for claim in row["claims"]]


_SOME: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (claim:Claim {{id: id}})
RETURN collect({CLAIM}) AS claims
"""


async def some(tx: AsyncManagedTransaction, ids: Collection[str]) -> list[Claim]:
    """Return those of these claims that exist, whatever became of them."""
    row = await (await tx.run(_SOME, ids=sorted(ids))).single(strict=True)
    return [claim_of(claim) for claim in row["claims"]]


_TRIPLES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (:Claim {id: id})-[:ABOUT]->(triple:Triple)
RETURN id, triple {.subject, .predicate, .object} AS triple
"""


async def triples(tx: AsyncManagedTransaction, ids: Sequence[str]) -> dict[str, list[Triple]]:
    """Return the triples that claims are about, by the claim's id, in order of their keys."""
    found: dict[str, list[Triple]] = {id_: [] for id_ in ids}
    async for row in await tx.run(_TRIPLES, ids=sorted(set(ids))):
        found[row["id"]].append(triple_of(row["triple"]))
    return {id_: sorted(triples, key=lambda triple: triple.key) for id_, triples in found.items()}


_AFTER: Final[LiteralString] = """
MATCH (triple:Triple)
WHERE triple.key > $after
WITH triple ORDER BY triple.key LIMIT $limit
RETURN triple {.subject, .predicate, .object} AS triple, COUNT { (triple)<-[:ABOUT]-() } AS claims
ORDER BY triple.key
"""


async def triples_after(tx: AsyncManagedTransaction, after: str, limit: int) -> list[tuple[Triple, int]]:
    """Return the triples that follow a key ("" is before the first), and how many claims each has.

    In order of their keys, `limit` at most.
    """
    rows = await tx.run(_AFTER, after=after, limit=limit)
    return [(triple_of(row["triple"]), row["claims"]) async for row in rows]


def triple_of(row: Mapping[str, str]) -> Triple:
    """Return the triple a node's properties name."""
    return Triple(row["subject"], Predicate(row["predicate"]), row["object"])


_ONE: Final[LiteralString] = f"""
MATCH (claim:Claim {{id: $id}})
RETURN {CLAIM} AS claim
"""


async def get(tx: AsyncManagedTransaction, claim: str) -> Claim:
    """Return one claim, whatever became of it. Raises NotFound."""
    row = await (await tx.run(_ONE, id=claim)).single()
    if row is None:
        raise NotFound(f"There is no claim “{claim}”.")
    return claim_of(row["claim"])
