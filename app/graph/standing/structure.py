"""What is part of what, of the entities that some claims name: as known now, or at an earlier instant.

Read from the PART_OF and LOCATED_IN episodes that somebody affirms as a fact. Whether these hold on the day
asked for does not matter: a figure of a unit of 2015 is within its force's of 2015 also when it moved since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Claim, Triple
from app.domain.projection.episodes import needs_structure, project
from app.domain.structure import MISSIONS, NO_STRUCTURE, STRUCTURAL, Structure
from app.domain.vocabulary import Evidence, Kind, Phase
from app.graph.claims import basis
from app.graph.claims.store import triple_of

MOST_STEPS: Final = 8
"""How far up it is looked: a unit of a force of a country of a region of a region …"""

# Level by level, as every path up from many would be a great many paths.
UP: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (part:Entity {id: id})
RETURN id, part.kind AS kind,
    [(part)-[r:PART_OF|LOCATED_IN]->(whole) WHERE r.evidence <> 'denied' AND r.phase = 'actual' | whole.id]
    AS wholes
"""


def _then(end: LiteralString) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (triple:Triple)
WHERE triple.{end} = id AND triple.latest_at IS NOT NULL AND triple.predicate IN $predicates
RETURN triple {{.subject, .predicate, .object}} AS triple
"""


# What was ever claimed of a part, and of a whole.
UP_THEN: Final = _then("subject")
DOWN_THEN: Final = _then("object")

KINDS: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN id, entity.kind AS kind
"""


async def of_claims(
    tx: AsyncManagedTransaction, claims: Iterable[Collection[Claim]], known_at: datetime | None = None
) -> Structure:
    """Return the structure that projecting the claims of some triples needs: of most, none."""
    ids = set[str]().union(*(needs_structure(each) for each in claims))
    return await of_entities(tx, ids, known_at) if ids else NO_STRUCTURE


async def of_entities(
    tx: AsyncManagedTransaction, ids: Collection[str], known_at: datetime | None = None
) -> Structure:
    """Return what these entities are part of, near and far, and which of them all are missions."""
    wholes: dict[str, list[str]] = {}
    missions: set[str] = set()
    level = sorted(set(ids))
    for _ in range(MOST_STEPS):
        if not level:
            break
        for id_, kind, above in await _up(tx, level, known_at):
            wholes[id_] = above
            if Kind(kind) in MISSIONS:
                missions.add(id_)
        level = sorted({whole for id_ in level for whole in wholes.get(id_, ())} - wholes.keys())
    return Structure({id_: above for id_, above in wholes.items() if above}, missions)


async def _up(
    tx: AsyncManagedTransaction, ids: Collection[str], known_at: datetime | None
) -> list[tuple[str, str, list[str]]]:
    if known_at is None:
        return [(row["id"], row["kind"], row["wholes"]) async for row in await tx.run(UP, ids=ids)]
    above: dict[str, list[str]] = {id_: [] for id_ in ids}
    for triple in await _held(tx, UP_THEN, ids, known_at):
        above[triple.subject].append(triple.object)
    kinds = {row["id"]: row["kind"] async for row in await tx.run(KINDS, ids=ids)}
    return [(id_, kind, above[id_]) for id_, kind in kinds.items()]


async def _held(
    tx: AsyncManagedTransaction, query: LiteralString, ids: Collection[str], known_at: datetime
) -> list[Triple]:
    """Return the triples that a query finds of entities, if they were affirmed as a fact by an instant."""
    rows = await tx.run(query, ids=sorted(ids), predicates=sorted(STRUCTURAL))
    triples = [triple_of(row["triple"]) async for row in rows]
    said = await basis.of_triples(tx, [triple.key for triple in triples], known_at) if triples else {}
    return [triple for triple in triples if any(_holds(triple, said[triple.key]))]


def _holds(triple: Triple, claims: Collection[Claim]) -> Iterable[bool]:
    for episode in project(triple, claims):
        yield episode.evidence is not Evidence.DENIED and episode.phase is Phase.ACTUAL


BELOW: Final[LiteralString] = """
MATCH (:Entity {id: $id})<-[steps:PART_OF|LOCATED_IN*1..8]-(part:Entity)
WHERE all(step IN steps WHERE step.evidence <> 'denied' AND step.phase = 'actual')
RETURN collect(DISTINCT part.id) AS parts
"""


async def below(tx: AsyncManagedTransaction, id_: str, known_at: datetime | None = None) -> set[str]:
    """Return what is part of an entity, near and far, and itself; as known now, or at an instant."""
    if known_at is None:
        row = await (await tx.run(BELOW, id=id_)).single(strict=True)
        return {id_, *row["parts"]}
    found, level = {id_}, {id_}
    for _ in range(MOST_STEPS):
        level = {triple.subject for triple in await _held(tx, DOWN_THEN, level, known_at)} - found
        found |= level
        if not level:
            break
    return found


DEPENDENT: Final[LiteralString] = """
UNWIND $parts AS part
MATCH (:Entity {id: part})<-[:PART_OF|LOCATED_IN*0..8]-(below:Entity)
WITH DISTINCT below
CALL (below) {
    MATCH (below)<-[:UNDER]-(claim:Claim) WHERE claim.qualifier IS NOT NULL
    RETURN claim
  UNION
    MATCH (below)<-[:OBJECT]-(claim:Claim)
    WHERE claim.qualifier IS NOT NULL AND COUNT { (claim)-[:OBJECT]->() } > 1
    RETURN claim
}
MATCH (claim)-[:ABOUT]->(triple:Triple) WHERE triple.compound
RETURN DISTINCT triple {.subject, .predicate, .object} AS triple
"""


async def dependents(tx: AsyncManagedTransaction, changed: Iterable[Triple]) -> set[Triple]:
    """Return the triples whose figures may be added up otherwise where these say what is part of what."""
    parts = sorted({triple.subject for triple in changed if triple.predicate in STRUCTURAL})
    if not parts:
        return set()
    return {triple_of(row["triple"]) async for row in await tx.run(DEPENDENT, parts=parts)}


MARK: Final[LiteralString] = """
UNWIND $keys AS key
MATCH (triple:Triple {key: key}) WHERE triple.compound IS NULL
SET triple.compound = true
"""


async def mark(tx: AsyncManagedTransaction, triples: Iterable[Triple]) -> None:
    """Note that what these triples add up to depends on what is part of what."""
    keys = sorted(triple.key for triple in triples)
    if keys:
        await (await tx.run(MARK, keys=keys)).consume()
