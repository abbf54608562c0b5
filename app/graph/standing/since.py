"""What something was learnt about since an instant: only that was known otherwise then than it is now.

So the world and the graph as known at an instant are what they are now, but for the triples of which a claim
was recorded, began or ceased to count since: those are projected again from the claims that counted then.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import date, datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Episode, Triple
from app.domain.projection.episodes import project
from app.domain.standing import Standing, standing
from app.domain.vocabulary import Predicate
from app.graph.claims import basis
from app.graph.claims.store import triple_of
from app.graph.standing import structure

# What depends on the structure (`compound`) is projected again, as that may have changed.
# Most of what was learnt was recorded since: that is on the triple, and spares a look at its claims.
_CHANGED: Final[LiteralString] = """
(triple.latest_at > $known_at OR triple.compound OR EXISTS {
    MATCH (triple)<-[:ABOUT]-(claim:Claim)
    WHERE any(instant IN claim.accepted + claim.retracted WHERE instant > $known_at)
})
"""

TRIPLES: Final[LiteralString] = """
MATCH (triple:Triple)
WHERE triple.predicate IN $predicates
RETURN triple {.subject, .predicate, .object} AS triple, COUNT { (triple)<-[:ABOUT]-() } AS claims
ORDER BY triple.key
"""


async def triples(tx: AsyncManagedTransaction, predicates: Collection[Predicate]) -> dict[Triple, int]:
    """Return all triples of these predicates, in order of keys, and how many claims are about each."""
    rows = await tx.run(TRIPLES, predicates=sorted(predicates))
    return {triple_of(row["triple"]): row["claims"] async for row in rows}


OF_TRIPLES: Final[LiteralString] = f"""
UNWIND $keys AS key
MATCH (triple:Triple {{key: key}})
WHERE {_CHANGED}
RETURN collect(key) AS keys
"""


async def changed(tx: AsyncManagedTransaction, triples: Sequence[Triple], known_at: datetime) -> set[Triple]:
    """Return those of the triples of which a claim came, began or ceased to count after an instant."""
    by_key = {triple.key: triple for triple in triples}
    row = await (await tx.run(OF_TRIPLES, keys=sorted(by_key), known_at=known_at)).single(strict=True)
    return {by_key[key] for key in row["keys"]}


# Saying that it has a value lets the index on both properties find it.
_OF_ENTITIES: Final[LiteralString] = """
CALL () {
    MATCH (triple:Triple) WHERE triple.subject IN $ids AND triple.latest_at IS NOT NULL
    RETURN triple
  UNION
    MATCH (triple:Triple) WHERE triple.object IN $ids AND triple.latest_at IS NOT NULL
    RETURN triple
}
"""
OF_ENTITIES: Final[LiteralString] = f"""
{_OF_ENTITIES}
WITH triple WHERE {_CHANGED}
RETURN collect(triple {{.subject, .predicate, .object}}) AS triples
"""


async def changed_about(tx: AsyncManagedTransaction, ids: Collection[str], known_at: datetime) -> set[Triple]:
    """Return the triples that begin or end at one of these entities and changed after an instant."""
    row = await (await tx.run(OF_ENTITIES, ids=sorted(ids), known_at=known_at)).single(strict=True)
    return {triple_of(triple) for triple in row["triples"]}


KNOWN: Final[LiteralString] = f"""
{_OF_ENTITIES}
WITH triple, {_CHANGED} AS changed
WHERE NOT changed OR EXISTS {{
    MATCH (triple)<-[:ABOUT]-(claim:Claim) WHERE claim.recorded_at <= $known_at
}}
RETURN collect([triple {{.subject, .predicate, .object}}, changed]) AS triples
"""


async def known_about(
    tx: AsyncManagedTransaction, ids: Collection[str], known_at: datetime
) -> dict[Triple, bool]:
    """Return what was claimed of these entities by an instant, and whether it changed since."""
    row = await (await tx.run(KNOWN, ids=sorted(ids), known_at=known_at)).single(strict=True)
    return {triple_of(triple): is_changed for triple, is_changed in row["triples"]}


AT_ONCE: Final = 1_000
"""Triples whose claims are in memory together, where they are projected again."""


async def episodes(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], known_at: datetime
) -> AsyncIterator[Episode]:
    """Yield the episodes of these triples as known at an instant.

    Some triples at a time, so that the claims of many are never in memory together.
    """
    for start in range(0, len(triples), AT_ONCE):
        part = triples[start : start + AT_ONCE]
        said = await basis.of_triples(tx, [triple.key for triple in part], known_at)
        parts = await structure.of_claims(tx, said.values(), known_at)
        for triple in part:
            for episode in project(triple, said[triple.key], parts):
                yield episode


async def projected(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], on: date | None, today: date, known_at: datetime
) -> AsyncIterator[Standing]:
    """Yield the episodes of these triples as known at an instant, as `standing` returns them."""
    async for episode in episodes(tx, triples, known_at):
        if found := standing(episode, on, today):
            yield found
