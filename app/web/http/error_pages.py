"""What an error page offers beside the error: the way to sign in, and the names nearest to one not found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.errors import GarrisonError
from app.services.search import entities as search
from app.services.search.entities import Found
from app.web.http.readiness import graph_of
from app.web.http.static import MOUNT
from app.web.security import csrf
from app.web.security.account import sign_in_link
from app.web.security.authentication import actor, reading

NEAREST: Final = 6
"""How many names a page that was not found offers."""

_LONGEST: Final = 200


def sign_in_first(request: Request) -> Response | None:
    """Return the way to the sign-in page for a visitor; None for a form, or a key that failed."""
    if request.method not in csrf.SAFE or "authorization" in request.headers:
        return None
    return RedirectResponse(sign_in_link(request), 303, {"cache-control": "private, no-store"})


async def nearest(request: Request) -> Sequence[Found]:
    """Return the entities whose names come nearest to what was not found; none where nobody can tell."""
    asked = _asked(request)
    if not asked or not getattr(request.state, "may_read", False):
        return ()
    try:
        return (await search.search(graph_of(request), asked, (), NEAREST, None)).items
    except GarrisonError:  # the page says what it came to say without them
        return ()


async def ask_who_reads(request: Request) -> None:
    """Ask of an address without a route, which no dependency guards, what `reading` asks of all others.

    Raises Unauthenticated where reading is closed; a graph that is away is no reason to tell less.
    """
    if request.url.path.startswith(f"{MOUNT}/") or hasattr(request.state, "may_read"):
        return
    await reading(request, await actor(request))


def _asked(request: Request) -> str:
    """Return the words in an address; the id of an entity is made of words, an episode's begins so."""
    last = request.query_params.get("focus") or unquote(request.url.path.rstrip("/").rpartition("/")[2])
    return last.partition(".")[0].replace("-", " ").replace("_", " ").strip()[:_LONGEST]
