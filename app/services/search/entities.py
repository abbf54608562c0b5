"""Searching entities by what somebody typed, page by page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from app.domain.vocabulary import Kind
from app.errors import Invalid
from app.graph.connection import Graph
from app.graph.search import entities as index
from app.graph.search.entities import Found
from app.services import paging
from app.services.paging import Page

__all__ = ["Found", "search"]

LAST: Final = 10_000_000
"""A position beyond every list of ours, and within what Neo4j counts with."""


async def search(
    graph: Graph, q: str, kinds: Collection[Kind] = (), limit: int = 50, cursor: str | None = None
) -> Page[Found]:
    """Return a page of the entities that `q` may mean, best first; all by id where `q` is empty.

    `cursor` is the `next` of the page before. Raises Invalid for a cursor that is none.
    """
    skip = position(cursor)
    found = await graph.read(index.find, q, kinds, limit + 1, skip)
    return Page(tuple(found[:limit]), paging.encode(skip + limit) if len(found) > limit else None)


def position(cursor: str | None) -> int:
    """Return how many items come before the page of a cursor that counts them. Raises Invalid."""
    if cursor is None:
        return 0
    (skip,) = paging.decode(cursor, int)
    if not isinstance(skip, int) or not 0 <= skip <= LAST:
        raise Invalid("The cursor leads nowhere: leave it away to start again.")
    return skip
