"""Saved views: `(:View {id, name, query, created, by})`, the explorer's address under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

INDEXES: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT view_id IF NOT EXISTS FOR (n:View) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX view_created IF NOT EXISTS FOR (n:View) ON (n.created, n.id)",
)
"""What the schema needs for them."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name. `query` is what stands after `/explore?`, `by` the name of who saved it."""

    id: str
    name: str
    query: str
    created: datetime
    by: str


_ADD: Final[LiteralString] = """
MERGE (view:View {id: $id})
ON CREATE SET view.name = $name, view.query = $query, view.created = $created, view.by = $by
"""


async def add(tx: AsyncManagedTransaction, view: SavedView) -> None:
    """Keep a new view. Running it twice keeps one."""
    values = {"id": view.id, "name": view.name, "query": view.query, "created": view.created, "by": view.by}
    await (await tx.run(_ADD, values)).consume()


_ONE: Final[LiteralString] = "MATCH (view:View {id: $id}) RETURN view {.*} AS view"


async def get(tx: AsyncManagedTransaction, id_: str) -> SavedView | None:
    """Return one view; None where there is none of this id."""
    row = await (await tx.run(_ONE, id=id_)).single()
    return _view(row["view"]) if row is not None else None


# Saying that both have a value lets the index on them give the order.
_PAGE: Final[LiteralString] = """
MATCH (view:View)
WHERE view.created IS NOT NULL AND view.id IS NOT NULL
  AND ($at IS NULL OR (view.created <= $at AND (view.created < $at OR view.id < $after)))
RETURN view {.*} AS view
ORDER BY view.created DESC, view.id DESC
LIMIT $limit
"""


async def page(
    tx: AsyncManagedTransaction, after: tuple[datetime, str] | None, limit: int
) -> list[SavedView]:
    """Return the views, newest first, `limit` at most; `after` is the time and id of the one before."""
    at, id_ = after or (None, None)
    return [_view(row["view"]) async for row in await tx.run(_PAGE, at=at, after=id_, limit=limit)]


_RENAME: Final[LiteralString] = "MATCH (view:View {id: $id}) SET view.name = $name"


async def rename(tx: AsyncManagedTransaction, id_: str, name: str) -> None:
    """Give a view another name; nothing happens where it is gone."""
    await (await tx.run(_RENAME, id=id_, name=name)).consume()


_DELETE: Final[LiteralString] = "MATCH (view:View {id: $id}) DETACH DELETE view"


async def delete(tx: AsyncManagedTransaction, id_: str) -> None:
    """Take a view away; taking it away twice is the same."""
    await (await tx.run(_DELETE, id=id_)).consume()


def _view(row: Mapping[str, Any]) -> SavedView:
    # Neo4j orders equal instants by the names of their zones: let there be one.
    created = row["created"].to_native().astimezone(UTC)
    return SavedView(row["id"], row["name"], row["query"], created, row["by"])
