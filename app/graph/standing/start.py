"""What the start page shows of the whole graph: where sources disagree, and who hosts the most senders."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, LiteralString, NamedTuple

from neo4j import AsyncManagedTransaction

from app.domain.dates import shifted
from app.domain.model import Ref, Triple
from app.domain.standing import Standing
from app.domain.vocabulary import Predicate
from app.graph.members import ref
from app.graph.relationship_types import TYPES, between_ends
from app.graph.standing.rows import BETWEEN, between


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A relationship that is disputed, or whose figures differ, with the names of its ends."""

    subject: Ref
    object: Ref
    edge: Standing


@dataclass(frozen=True, slots=True)
class Host:
    """A place, and how many senders are reported to have forces there and not to have left."""

    place: Ref
    senders: int


@dataclass(frozen=True, slots=True)
class Stale:
    """A presence that lapses soon unless somebody confirms it, with the names of its ends."""

    subject: Ref
    object: Ref
    edge: Standing


class Contested(NamedTuple):
    """A relationship whose sources disagree, as much of it as ranks it: the least is shown first.

    `is_agreed`: it is not disputed, only its figures differ.
    """

    is_agreed: bool
    less_sources: int
    less_claims: int
    id: str


_CONTESTED: Final[LiteralString] = """
WITH subject, r, object WHERE r.evidence = 'disputed' OR r.figures = 'differ'
RETURN collect([subject.id, type(r), object.id,
    r.evidence <> 'disputed', -r.sources, -r.claims, r.id]) AS rows
"""
ALL_CONTESTED: Final[LiteralString] = f"""
MATCH (subject:Entity)-[r:{TYPES}]->(object:Entity)
{_CONTESTED}"""
CONTESTED_AMONG: Final[LiteralString] = f"{between_ends(TYPES)}{_CONTESTED}"
CONTESTED_ON: Final[LiteralString] = f"""
MATCH (subject:Entity)-[r:{TYPES}]->(object:Entity)
WHERE r.first_day <= $on AND r.last_day >= $on
{_CONTESTED}"""


async def contested(
    tx: AsyncManagedTransaction, among: Collection[Triple] | None = None, on: date | None = None
) -> dict[Triple, list[Contested]]:
    """Return the relationships whose sources disagree, by triple: among some triples, of a day, or all."""
    query = CONTESTED_AMONG if among is not None else CONTESTED_ON if on else ALL_CONTESTED
    triples = [list(each) for each in among or ()]
    row = await (await tx.run(query, triples=triples, on=on)).single(strict=True)
    found: dict[Triple, list[Contested]] = {}
    for subject, predicate, object_, *values in row["rows"]:
        found.setdefault(Triple(subject, Predicate(predicate), object_), []).append(Contested(*values))
    return found


DISAGREEMENTS: Final[LiteralString] = f"""
{between_ends(TYPES)}
WITH subject, r, object WHERE r.id IN $ids
{BETWEEN}
"""


async def disagreements(
    tx: AsyncManagedTransaction, found: Mapping[Triple, Sequence[Contested]], day: date, limit: int
) -> tuple[Disagreement, ...]:
    """Return those to be shown first; their certainty is for the day."""
    ranked = sorted((each, triple) for triple, held in found.items() for each in held)[:limit]
    triples = [list(triple) for _, triple in ranked]
    ids = [each.id for each, _ in ranked]
    row = await (await tx.run(DISAGREEMENTS, triples=triples, ids=ids, day=day)).single(strict=True)
    by_id = {each.edge.id: each for each in (Disagreement(*between(values)) for values in row["rows"])}
    return tuple(by_id[id_] for id_ in ids if id_ in by_id)


_HOSTS: Final[LiteralString] = """
MATCH (sender:Entity)-[r:DEPLOYED_TO]->(place:Entity)
WHERE r.evidence <> 'denied' AND
      CASE WHEN $on IS NULL THEN r.phase = 'actual' AND r.status <> 'ended'
           WHEN r.first_day <= $on AND r.last_day >= $on THEN
                r.phases[size([day IN r.days WHERE day <= $on]) - 1] = 'actual'
           ELSE false END
WITH place, count(DISTINCT sender) AS senders
ORDER BY senders DESC, place.name LIMIT $limit
RETURN place {.id, .kind, .name} AS place, senders
"""


async def hosts(tx: AsyncManagedTransaction, on: date | None, limit: int) -> tuple[Host, ...]:
    """Return the places with the most senders; plans and denials do not count, nor what is over."""
    result = await tx.run(_HOSTS, on=on, limit=limit)
    return tuple([Host(_ref(row["place"]), row["senders"]) async for row in result])


_STALE: Final[LiteralString] = f"""
MATCH (subject:Entity)-[r:DEPLOYED_TO]->(object:Entity)
WHERE r.status <> 'ended' AND r.phase = 'actual' AND r.evidence <> 'denied'
  AND r.first_day <= $day AND $day <= r.last_day AND r.last_day <= $soon
WITH subject, r, object ORDER BY r.last_day, r.id LIMIT $limit
{BETWEEN}
"""


async def stale(tx: AsyncManagedTransaction, day: date, limit: int) -> tuple[Stale, ...]:
    """Return the forces still counted on the day that will not be a year later, the first to lapse first."""
    soon = shifted(day, 365)
    row = await (await tx.run(_STALE, day=day, soon=soon, limit=limit)).single(strict=True)
    return tuple(Stale(*each) for each in map(between, row["rows"]))


_VERSION: Final[LiteralString] = "MATCH (counter:Counter {name: 'changes'}) RETURN counter.value AS value"


async def version(tx: AsyncManagedTransaction) -> int:
    """Return the number of the last change: while it is the same, so is all that is shown."""
    row = await (await tx.run(_VERSION)).single()
    return row["value"] if row else 0


def _ref(properties: dict[str, Any]) -> Ref:
    return ref(properties["id"], properties["kind"], properties["name"])
