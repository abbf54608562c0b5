"""What waits for news: open episodes of presence by their last confirmation, and plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, LiteralString, cast

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref, Triple
from app.domain.standing import Standing
from app.domain.vocabulary import PRESENCE_PREDICATES, Evidence, Phase, Status
from app.graph.entities import names
from app.graph.relationship_types import between_ends
from app.graph.standing.rows import BETWEEN, between
from app.graph.standing.since import projected

# The vocabulary is closed and ours, so this is as literal as writing it out.
_PRESENCE: Final = cast("LiteralString", "|".join(sorted(PRESENCE_PREDICATES)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An episode nobody said had ended, with the names of its ends."""

    subject: Ref
    object: Ref
    edge: Standing


_OPEN: Final[LiteralString] = f"""
WITH subject, r, object
WHERE r.status <> 'ended' AND r.evidence <> 'denied'
  AND (r.phase = 'planned' OR r.confirmed_latest <= $before)
{BETWEEN}
"""


OPEN: Final[LiteralString] = f"""
MATCH (subject:Entity)-[r:{_PRESENCE}]->(object:Entity)
{_OPEN}"""
OPEN_AMONG: Final[LiteralString] = f"{between_ends(_PRESENCE)}{_OPEN}"


async def waiting(
    tx: AsyncManagedTransaction, before: date, today: date, among: Collection[Triple] | None = None
) -> tuple[Waiting, ...]:
    """Return open episodes of presence last confirmed by a day, and all plans; as known now.

    `among` some triples, or all.
    """
    query = OPEN if among is None else OPEN_AMONG
    triples = [list(each) for each in among or ()]
    row = await (await tx.run(query, triples=triples, before=before, day=today)).single(strict=True)
    return tuple(Waiting(*each) for each in map(between, row["rows"]))


async def waiting_then(
    tx: AsyncManagedTransaction, triples: Sequence[Triple], before: date, today: date, known_at: datetime
) -> list[Waiting]:
    """Return the same of some triples as known at an instant, from the claims that counted then."""
    edges = [edge async for edge in projected(tx, triples, None, today, known_at) if _is_open(edge, before)]
    refs = await names.canonical(tx, {end for edge in edges for end in (edge.source, edge.target)})
    return [Waiting(refs[edge.source], refs[edge.target], edge) for edge in edges]


def _is_open(edge: Standing, before: date) -> bool:
    if edge.status is Status.ENDED or edge.evidence is Evidence.DENIED:
        return False
    seen = edge.last_confirmed
    return edge.phase is Phase.PLANNED or (seen is not None and seen.latest <= before)
