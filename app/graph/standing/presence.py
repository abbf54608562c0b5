"""Who is where on a day: the DEPLOYED_TO relationships of a host, of a sender, or of the whole graph.

As known now they are read as they are projected; as known at an earlier instant, the claims that counted
then are projected again, some triples at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref, Triple
from app.domain.standing import Standing, only_silent, silent, standing
from app.domain.vocabulary import Predicate
from app.graph.claims.figures import ON_DAY
from app.graph.members import ref
from app.graph.relationship_types import between_ends
from app.graph.standing import since
from app.graph.standing.filters import LASTS, MOMENT, STANDS, STANDS_ON
from app.graph.standing.rows import COUNTING, PHASE, VALUES, edge, that_day, with_counting


@dataclass(frozen=True, slots=True)
class Deployments:
    """DEPLOYED_TO episodes as they stand on one day, in order of ids, and the entities they are between.

    `silent` have no status that day, and figures that a total has to name all the same: of plans, or of a 0.
    """

    edges: tuple[Standing, ...]
    refs: Mapping[str, Ref]
    silent: tuple[Standing, ...] = ()


_ENDS: Final[LiteralString] = "[sender.id, sender.kind, sender.name], [host.id, host.kind, host.name]"


def _now(walk: LiteralString) -> LiteralString:
    return f"""
{walk}
WITH sender, r, host
WHERE {LASTS}
WITH sender, host, r, {MOMENT} AS moment, {STANDS_ON}
WHERE status <> ''
RETURN collect([{_ENDS}, [{VALUES}, {COUNTING}]]) AS rows
"""


def _silent(walk: LiteralString) -> LiteralString:
    return f"""
{walk}
WITH sender, r, host
WHERE r.silent
WITH sender, host, r, {MOMENT} AS moment, {STANDS}, {ON_DAY} AS counting
WHERE counting <> [] AND (moment < 0 OR r.statuses[moment] = '')
RETURN collect([{_ENDS}, [{VALUES}, {PHASE}, counting]]) AS rows
"""


# One query for each question, so that each starts from the index: a planner cannot tell which end is given.
_HOSTS: Final[LiteralString] = "UNWIND $hosts AS id MATCH (host:Entity {id: id}) "
_SENDERS: Final[LiteralString] = "UNWIND $senders AS id MATCH (sender:Entity {id: id}) "
_WALKS: Final[Mapping[tuple[bool, bool], LiteralString]] = {
    (False, False): "MATCH (sender:Entity)-[r:DEPLOYED_TO]->(host:Entity)",
    (True, False): f"{_HOSTS}MATCH (sender:Entity)-[r:DEPLOYED_TO]->(host)",
    (False, True): f"{_SENDERS}MATCH (sender)-[r:DEPLOYED_TO]->(host:Entity)",
    (True, True): f"{_SENDERS}MATCH (sender)-[r:DEPLOYED_TO]->(host:Entity) WHERE host.id IN $hosts",
}
NOW: Final[Mapping[tuple[bool, bool], LiteralString]] = {asked: _now(walk) for asked, walk in _WALKS.items()}
SILENT: Final[Mapping[tuple[bool, bool], LiteralString]] = {
    asked: _silent(walk) for asked, walk in _WALKS.items()
}

_WALK_BETWEEN: Final = f"{between_ends('DEPLOYED_TO')}WITH subject AS sender, r, object AS host"
BETWEEN: Final = _now(_WALK_BETWEEN)
SILENT_BETWEEN: Final = _silent(_WALK_BETWEEN)


async def now(
    tx: AsyncManagedTransaction, hosts: Collection[str] | None, senders: Collection[str] | None, on: date
) -> Deployments:
    """Return who is where on a day, as known now; `hosts` and `senders` are canonical ids or None for any."""
    which = (hosts is not None, senders is not None)
    asked = {"hosts": sorted(hosts or ()), "senders": sorted(senders or ()), "day": on}
    return await _read(tx, NOW[which], SILENT[which], asked)


async def between(tx: AsyncManagedTransaction, triples: Collection[Triple], on: date) -> Deployments:
    """Return those of a day that are episodes of these triples, as known now."""
    asked = {"triples": [list(each) for each in triples], "day": on}
    return await _read(tx, BETWEEN, SILENT_BETWEEN, asked)


async def _read(
    tx: AsyncManagedTransaction, query: LiteralString, silent: LiteralString, asked: dict[str, Any]
) -> Deployments:
    rows = (await (await tx.run(query, asked)).single(strict=True))["rows"]
    quiet = (await (await tx.run(silent, asked)).single(strict=True))["rows"]
    refs = {id_: ref(id_, kind, name) for *ends, _ in (*rows, *quiet) for id_, kind, name in ends}
    read = [(edge(subject[0], values), values) for subject, _, values in rows]
    unheard = [with_counting(edge(subject[0], values), values[-1]) for subject, _, values in quiet]
    return deployments(await that_day(tx, read), refs, map(only_silent, unheard))


async def projected(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], on: date, known_at: datetime
) -> tuple[list[Standing], list[Standing]]:
    """Return the episodes of these triples as they stand on a day, from the claims that counted then.

    Those with a status that day, and those that are silent.
    """
    edges: list[Standing] = []
    quiet: list[Standing] = []
    async for episode in since.episodes(tx, triples, known_at):
        if found := standing(episode, on, on):
            edges.append(replace(found, **_AS_NOW))
        elif unheard := silent(episode, on):
            quiet.append(replace(unheard, **_AS_NOW))
    return edges, quiet


_AS_NOW: Final[dict[str, Any]] = {"ratings": (), "story": ()}
"""What is not read of those known now either."""


def deployments(
    edges: Iterable[Standing], refs: Mapping[str, Ref], quiet: Iterable[Standing] = ()
) -> Deployments:
    """Return these episodes in order, without those that are no deployments, and the entities by id."""
    return Deployments(_in_order(edges), refs, _in_order(quiet))


def _in_order(edges: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted((one for one in edges if _is_deployment(one)), key=lambda one: one.id))


def _is_deployment(one: Standing) -> bool:
    return one.predicate is Predicate.DEPLOYED_TO
