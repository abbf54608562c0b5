"""The claims that count, now or at an instant, with what their projection reads of them, and nothing else.

A country has thousands: their quotes, notes, loads and times would take most of the time, and each document
is read once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import starmap
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim, Document
from app.domain.vocabulary import Review
from app.graph.claims import documents
from app.graph.claims.codec import COUNTED, PROJECTED
from app.graph.members import ref
from app.graph.properties import Field, Properties, values_of


def _value(field: Field) -> LiteralString:
    """Return a field as a query's value: its property, or the list of several; null where there is none."""
    values: list[LiteralString] = [f"claim.{name}" for name in field.properties]
    if len(values) == 1:
        return values[0]
    return f"CASE WHEN {values[0]} IS NOT NULL THEN [{', '.join(values)}] END"


# Lists, not maps: with their keys the driver takes several times as long.
OF_TRIPLES: Final[LiteralString] = f"""
UNWIND $keys AS key
MATCH (:Triple {{key: key}})<-[:ABOUT]-(claim:Claim)
WHERE {COUNTED}
RETURN key, collect([
    claim.id,
    {", ".join([_value(field) for field in PROJECTED])},
    head([(claim)-[:SUBJECT]->(end:Entity) | [end.id, end.kind, end.name]]),
    [(claim)-[:OBJECT]->(end:Entity) | [end.id, end.kind, end.name]],
    head([(claim)-[:UNDER]->(end:Entity) | [end.id, end.kind, end.name]]),
    head([(claim)-[:STATED_IN]->(document:Document) | document.id])
]) AS claims
"""


async def of_triples(
    tx: AsyncManagedTransaction, keys: Collection[str], known_at: datetime | None = None
) -> dict[str, list[Claim]]:
    """Return the claims that count, now or as known at an instant, by the key of the triple; [] for none.

    They have no quote, note, load or names as stated, and not when they were known: project them, or say what
    they add up to.
    """
    rows = {
        row["key"]: row["claims"]
        async for row in await tx.run(OF_TRIPLES, keys=sorted(set(keys)), known_at=known_at)
    }
    stated = await documents.find(tx, {claim[-1] for claims in rows.values() for claim in claims})
    return {key: [_claim(claim, stated[claim[-1]]) for claim in rows.get(key, ())] for key in keys}


def _claim(row: Sequence[Any], document: Document) -> Claim:
    id_, *values, subject, objects, under, _ = row
    return Claim(
        id=id_,
        subject=ref(*subject),
        objects=tuple(sorted(starmap(ref, objects))),
        document=document,
        under=ref(*under) if under else None,
        # It counted, so it was accepted then, whatever became of it since.
        review=Review.ACCEPTED,
        **values_of(PROJECTED, _properties(values)),
    )


def _properties(values: Sequence[Any]) -> Properties:
    """Return the properties that the values of a row are of."""
    flat: Properties = {}
    for field, value in zip(PROJECTED, values, strict=True):
        if value is not None:
            flat.update(zip(field.properties, value if len(field.properties) > 1 else (value,), strict=True))
    return flat
