"""Saved views: the explorer's address kept under a name, for everyone to read.

Who saved a view, or an administrator, may rename it or take it away. Names of keys say who that is, as they
do in the log of changes.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from app.domain.vocabulary import Role
from app.errors import Fault, Forbidden, Invalid, NotFound
from app.graph.accounts import views as kept
from app.graph.accounts.views import SavedView
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.services import paging
from app.services.accounts.actor import Actor
from app.services.paging import Page

__all__ = ["LONGEST_QUERY", "SavedView", "delete", "may_change", "rename", "save", "view", "views"]

LONGEST_QUERY: Final = 16_000
"""Characters of a view's address: hundreds of places by hand, and far below what a server takes."""


async def save(graph: Graph, name: str, query: str, about: Collection[str], actor: Actor) -> SavedView:
    """Keep a view and return it. `about` are the entities its query names.

    The query is one that the explorer can read; who calls has seen to it. Raises Invalid where it names an
    entity that does not exist, with a pointer to `/query`.
    """
    now = datetime.now(UTC)
    new = SavedView(f"view-{secrets.token_hex(5)}", name, query, now, actor.name)

    async def added(tx: Transaction) -> None:
        known = await names.canonical(tx, about) if about else {}
        if unknown := [id_ for id_ in about if id_ not in known]:
            raise Invalid([Fault("/query", f"There is no entity “{id_}”.") for id_ in unknown])
        await kept.add(tx, new)

    await graph.write(added)
    return new


async def views(graph: Graph, limit: int = 50, cursor: str | None = None) -> Page[SavedView]:
    """Return a page of the saved views, newest first. Raises Invalid for a cursor that is none."""
    found = await graph.read(kept.page, paging.decode_instant(cursor) if cursor else None, limit + 1)
    items = found[:limit]
    following = None
    if len(found) > limit:
        following = paging.encode_instant(items[-1].created, items[-1].id)
    return Page(tuple(items), following)


async def view(graph: Graph, id_: str) -> SavedView:
    """Return one saved view. Raises NotFound."""
    return await graph.read(_one, id_)


async def rename(graph: Graph, id_: str, name: str, actor: Actor) -> SavedView:
    """Give a view another name. Raises NotFound, and Forbidden for somebody else's."""

    async def renamed(tx: Transaction) -> SavedView:
        held = await _own(tx, id_, actor)
        await kept.rename(tx, id_, name)
        return replace(held, name=name)

    return await graph.write(renamed)


async def delete(graph: Graph, id_: str, actor: Actor) -> SavedView:
    """Take a view away, and return what it was. Raises NotFound, and Forbidden for somebody else's."""

    async def deleted(tx: Transaction) -> SavedView:
        held = await _own(tx, id_, actor)
        await kept.delete(tx, id_)
        return held

    return await graph.write(deleted)


def may_change(view: SavedView, actor: Actor | None) -> bool:
    """Say whether somebody may rename a view and take it away: who saved it, and administrators."""
    if actor is None or not actor.role.covers(Role.CONTRIBUTOR):
        return False
    return actor.role.covers(Role.ADMIN) or actor.name == view.by


async def _one(tx: Transaction, id_: str) -> SavedView:
    found = await kept.get(tx, id_)
    if found is None:
        raise NotFound(f"There is no saved view “{id_}”.")
    return found


async def _own(tx: Transaction, id_: str, actor: Actor) -> SavedView:
    held = await _one(tx, id_)
    if not may_change(held, actor):
        raise Forbidden("Only who saved a view, or an administrator, may rename it or take it away.")
    return held
