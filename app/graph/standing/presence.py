"""Who is where on a day: the DEPLOYED_TO relationships of a host, of a sender, or of the whole graph.

As known now they are read as they are projected; as known at an earlier instant, the claims that counted
then are projected again, some triples at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref, Triple
from app.domain.standing import Standing
from app.domain.vocabulary import Predicate
from app.graph.members import ref
from app.graph.relationship_types import between_ends
from app.graph.standing import since
from app.graph.standing.filters import LASTS, MOMENT, STANDS_ON
from app.graph.standing.rows import PHASE_ON, VALUES, edge, that_day


@dataclass(frozen=True, slots=True)
class Deployments:
    """DEPLOYED_TO episodes as they stand on one day, in order of ids, and the entities they are between."""

    edges: tuple[Standing, ...]
    refs: Mapping[str, Ref]


_WALK: Final[LiteralString] = "MATCH (sender:Entity)-[r:DEPLOYED_TO]->(host:Entity)"


def _now(where: LiteralString, walk: LiteralString = _WALK) -> LiteralString:
    return f"""
{walk}
WHERE {where} {LASTS}
WITH sender, host, r, {MOMENT} AS moment, {STANDS_ON}
WHERE status <> ''
RETURN collect([[sender.id, sender.kind, sender.name], [host.id, host.kind, host.name],
    [{VALUES}, {PHASE_ON}]]) AS rows
"""


# One query for each question, so that each starts from the index: a planner cannot tell which end is given.
NOW: Final[Mapping[tuple[bool, bool], LiteralString]] = {
    (False, False): _now(""),
    (True, False): _now("host.id = $host AND"),
    (False, True): _now("sender.id = $sender AND"),
    (True, True): _now("sender.id = $sender AND host.id = $host AND"),
}


BETWEEN: Final = _now("", f"{between_ends('DEPLOYED_TO')}WITH subject AS sender, r, object AS host")


async def now(tx: AsyncManagedTransaction, host: str | None, sender: str | None, on: date) -> Deployments:
    """Return who is where on a day, as known now; `host` and `sender` are canonical ids or None for any."""
    query = NOW[host is not None, sender is not None]
    return await _read(tx, query, {"host": host, "sender": sender, "day": on})


async def between(tx: AsyncManagedTransaction, triples: Collection[Triple], on: date) -> Deployments:
    """Return those of a day that are episodes of these triples, as known now."""
    return await _read(tx, BETWEEN, {"triples": [list(each) for each in triples], "day": on})


async def _read(tx: AsyncManagedTransaction, query: LiteralString, asked: dict[str, Any]) -> Deployments:
    row = await (await tx.run(query, asked)).single(strict=True)
    refs = {id_: ref(id_, kind, name) for *ends, _ in row["rows"] for id_, kind, name in ends}
    read = [(edge(subject[0], values), values) for subject, _, values in row["rows"]]
    return deployments(await that_day(tx, read), refs)


async def projected(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], on: date, known_at: datetime
) -> list[Standing]:
    """Return the episodes of these triples as they stand on a day, from the claims that counted then."""
    return [edge async for edge in since.projected(tx, triples, on, on, known_at)]


WHOLES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (part:Entity {id: id})-[steps:PART_OF*1..4]->(whole:Entity)
WHERE whole.id IN $ids AND none(step IN steps WHERE step.status = 'ended')
RETURN id, collect(DISTINCT whole.id) AS wholes
"""


async def wholes(tx: AsyncManagedTransaction, edges: Iterable[Standing]) -> dict[str, list[str]]:
    """Return which of these deployments' senders, and of what these are under, are part of which others.

    Through up to four steps, as known now.
    """
    ids: set[str] = set()
    for one in edges:
        ids.add(one.source)
        if one.shown.under:
            ids.add(one.shown.under.id)
    if len(ids) < 2:
        return {}
    rows = await tx.run(WHOLES, ids=sorted(ids))
    return {row["id"]: row["wholes"] async for row in rows}


def deployments(edges: Sequence[Standing], refs: Mapping[str, Ref]) -> Deployments:
    """Return these episodes in order, without those that are no deployments, and the entities by id."""
    ordered = tuple(sorted((one for one in edges if _is_deployment(one)), key=lambda one: one.id))
    return Deployments(ordered, refs)


def _is_deployment(one: Standing) -> bool:
    return one.predicate is Predicate.DEPLOYED_TO
