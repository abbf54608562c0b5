"""Loads: the batches and files that claims came with, so that a bad one can be taken back as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

_OPEN: Final[LiteralString] = """
MERGE (load:Load {id: $id})
ON CREATE SET load.at = $at, load.actor = $actor, load.source = $source
"""


async def open_load(
    tx: AsyncManagedTransaction, load: str, *, at: datetime, actor: str, source: str | None
) -> None:
    """Make sure that a load exists. `source` is the file's name, where it was one."""
    await (await tx.run(_OPEN, id=load, at=at, actor=actor, source=source)).consume()
