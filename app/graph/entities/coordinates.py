"""Where entities are: coordinates kept of those that have none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

# Those that have coordinates are passed over before anything is locked: a second loading writes nothing.
_KEEP: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id}) WHERE entity.latitude IS NULL
SET entity.latitude = row.latitude, entity.longitude = row.longitude, entity.version = entity.version + 1
"""


async def keep(tx: AsyncManagedTransaction, sites: Mapping[str, tuple[float, float]]) -> None:
    """Write latitude and longitude (WGS 84 degrees) to these entities, by id, where they have none.

    Locks the entities it writes to, in sorted order; does nothing at all where there are no sites.
    """
    if not sites:
        return
    rows = [{"id": id_, "latitude": north, "longitude": east} for id_, (north, east) in sorted(sites.items())]
    await (await tx.run(_KEEP, rows=rows)).consume()
