"""The claims that count, now or at an instant, with what their projection reads of them, and nothing else.

A country has thousands: their quotes, notes, loads and times would take most of the time, and each document
is read once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim, Document, Ref
from app.domain.vocabulary import Kind, Predicate, Review, Stance, Status
from app.graph.claims import documents
from app.graph.claims.codec import COUNTED, via_of
from app.graph.properties import money_of, personnel_of

_NAMES: Final = (
    *("min", "best", "max", "qualifier", "category", "by_category"),
    *("money_amount", "money_currency", "money_per"),
)
# Lists, not maps: with their keys the driver takes several times as long.
OF_TRIPLES: Final[LiteralString] = f"""
UNWIND $keys AS key
MATCH (:Triple {{key: key}})<-[:ABOUT]-(claim:Claim)
WHERE {COUNTED}
RETURN key, collect([
    claim.id, claim.predicate, claim.status, claim.stance, claim.credibility, claim.role,
    [claim.valid_from, claim.valid_to, claim.as_of],
    [claim.via_publishers, claim.via_titles],
    CASE WHEN claim.qualifier IS NOT NULL OR claim.money_amount IS NOT NULL
        THEN [claim.min, claim.best, claim.max, claim.qualifier, claim.category, claim.by_category,
              claim.money_amount, claim.money_currency, claim.money_per] END,
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
    id_, predicate, status, stance, credibility, role, dates, via, amounts, *ends, _ = row
    subject, objects, under = ends
    valid_from, valid_to, as_of = dates
    figures = dict(zip(_NAMES, amounts, strict=True)) if amounts else {}
    return Claim(
        id=id_,
        subject=_ref(subject),
        predicate=Predicate(predicate),
        objects=tuple(sorted(map(_ref, objects))),
        document=document,
        status=Status(status),
        stance=Stance(stance),
        valid_from=valid_from,
        valid_to=valid_to,
        as_of=as_of,
        personnel=personnel_of(figures),
        under=_ref(under) if under else None,
        money=money_of(figures),
        role=role,
        via=via_of(*via),
        credibility=credibility,
        # It counted, so it was accepted then, whatever became of it since.
        review=Review.ACCEPTED,
    )


def _ref(end: Sequence[str]) -> Ref:
    id_, kind, name = end
    return Ref(id_, Kind(kind), name)
