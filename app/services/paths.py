"""How two entities are connected."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.model import Subgraph
from app.graph import paths
from app.graph.connection import Graph


async def between(
    graph: Graph, source: str, target: str, max_hops: int, k: int, today: date | None = None
) -> list[Subgraph]:
    """Return up to `k` ways between two entities over at most `max_hops` relationships, shortest first.

    Each is a `Subgraph` with its nodes in order and all relationships between one and the next, their
    certainty that of `today`. Raises NotFound for an entity that does not exist.
    """
    day = today or datetime.now(UTC).date()
    return await graph.read(paths.between, source, target, max_hops, k, day)
