"""What changed in what one watches, entity by entity; and the buttons that change the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from app.domain.difference import Change
from app.graph.connection import Graph
from app.services.accounts import watches
from app.services.accounts.actor import Actor
from app.services.accounts.watches import Watch
from app.services.reading import difference
from app.web.dependencies import GraphDep, Reader
from app.web.http.conditional import is_head
from app.web.http.forms import form
from app.web.pages.difference.items import Entry, entries
from app.web.parameters.common import Id
from app.web.security.account import local
from app.web.templates import page

router = APIRouter()

FIRST: Final = 8
"""How many changes of one entity stand on the page; its own page has all."""


@dataclass(frozen=True, slots=True)
class News:
    """What changed of one entity that is watched: the first entries, how many more there are, counts."""

    watch: Watch
    entries: list[Entry]
    more: int
    counts: dict[str, int]


async def watched(
    request: Request,
    graph: Graph,
    asking: Actor,
    between: tuple[datetime, datetime],
    about: dict[str, object],
) -> HTMLResponse:
    """Show what changed between two instants of what somebody watches; `about` is for the template."""
    own = await watches.listing(graph, asking.key)
    found = await difference.between_of(graph, *between, [one.entity.id for one in own])
    told = [(one, _news(one, found)) for one in own]
    context = {
        **about,
        "found": found,
        "watches": own,
        "news": [news for _, news in told if news.entries],
        "quiet": [one for one, news in told if not news.entries],
    }
    return page(request, "watched.html", context)


def _news(watch: Watch, found: difference.Differences) -> News:
    own = sorted(found.about(watch.entity.id), key=lambda item: list(Change).index(item.change))
    counts = {change.value: sum(item.change is change for item in own) for change in Change}
    return News(watch, entries(own[:FIRST], found), max(len(own) - FIRST, 0), counts)


async def since_visit(
    request: Request, graph: Graph, asking: Actor, own: Sequence[Watch], otherwise: datetime
) -> str:
    """Return the address of what changed since somebody last asked for this, and keep that they do now.

    On the first visit it is since the first of the list was put there; `otherwise` where it is empty.
    """
    looked = watches.visit if _is_read(request) else watches.last_visit
    before = await looked(graph, asking.key) or min((one.since for one in own), default=otherwise)
    since = before.isoformat().replace("+00:00", "Z")
    return f"/learnt?{urlencode([('watched', 'all'), ('from', since)])}"


def _is_read(request: Request) -> bool:
    """Say whether a person reads the answer: not a browser that fetches ahead, nor a script, nor HEAD."""
    sent = request.headers
    ahead = f"{sent.get('sec-purpose', '')} {sent.get('purpose', '')} {sent.get('x-moz', '')}"
    return (
        "prefetch" not in ahead.lower()
        and sent.get("sec-fetch-dest", "document") == "document"
        and not is_head(request.scope)
    )


@router.post("/entities/{id}/watch", response_model=None)
async def watch(request: Request, graph: GraphDep, asking: Reader, id: Id) -> Response:  # noqa: A002 - the name in the URL
    """Put an entity on the list of who is signed in, and lead back."""
    await watches.watch(graph, asking.key, id)
    return await _back(request, id)


@router.post("/entities/{id}/unwatch", response_model=None)
async def unwatch(request: Request, graph: GraphDep, asking: Reader, id: Id) -> Response:  # noqa: A002
    """Take an entity off the list of who is signed in, and lead back."""
    await watches.unwatch(graph, asking.key, id)
    return await _back(request, id)


async def _back(request: Request, id_: str) -> Response:
    given = (await form(request)).get("next") or f"/entities/{quote(id_, safe='')}"
    return RedirectResponse(local(given), 303)
