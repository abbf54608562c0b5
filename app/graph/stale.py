"""What waits for news: open episodes of presence by their last confirmation, and plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, LiteralString, cast

from neo4j import AsyncManagedTransaction

from app.domain.model import Edge, Ref, Triple
from app.domain.vocabulary import PRESENCE_PREDICATES, Kind, Predicate
from app.graph import episodes

# The vocabulary is closed and ours, so this is as literal as writing it out.
_PRESENCE: Final = cast("LiteralString", "|".join(sorted(PRESENCE_PREDICATES)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An episode nobody said had ended, with the names of its ends."""

    subject: Ref
    object: Ref
    edge: Edge


OPEN: Final[LiteralString] = f"""
MATCH (subject:Entity)-[r:{_PRESENCE}]->(object:Entity)
WHERE r.status <> 'ended' AND r.evidence <> 'denied'
  AND (r.phase = 'planned' OR r.confirmed_latest <= $before)
RETURN subject {{.id, .kind, .name}} AS subject, object {{.id, .kind, .name}} AS object,
       type(r) AS predicate, properties(r) AS episode
"""


async def waiting(tx: AsyncManagedTransaction, before: date, today: date) -> tuple[Waiting, ...]:
    """Return open episodes of presence last confirmed by a day, and all plans; as known now."""
    rows = await tx.run(OPEN, before=before)
    return tuple([_waiting(row.data(), today) async for row in rows])


def _waiting(row: dict[str, Any], today: date) -> Waiting:
    ends = (row["subject"], row["object"])
    subject, object_ = (Ref(end["id"], Kind(end["kind"]), end["name"]) for end in ends)
    triple = Triple(subject.id, Predicate(row["predicate"]), object_.id)
    return Waiting(subject, object_, episodes.from_properties(row["episode"], triple, today))
