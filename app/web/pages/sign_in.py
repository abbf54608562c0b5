"""Signing in with a key and out again. The browser keeps a random id, and never the key."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from app.errors import Unauthenticated
from app.services.accounts import sessions
from app.web import words
from app.web.dependencies import ActorDep, GraphDep
from app.web.http.forms import form
from app.web.http.limiter import Buckets, client_of
from app.web.parameters.dateline import DatelineDep
from app.web.security import cookie as session_cookie
from app.web.security import csrf
from app.web.security.account import SIGN_IN, SIGN_OUT, local
from app.web.security.authentication import is_administrators, settings_of
from app.web.templates import page

TRIES: Final = 10
"""Sign-ins that may fail at once from one client; loopback has no limit."""

AGAIN_AFTER: Final = 60
"""Seconds after which one more may fail."""

LONGEST_KEY: Final = 1_000

router = APIRouter()

Next = Annotated[str, Query(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody is not signed in. `wait`: seconds until the next try."""

    status: int
    reason: str
    wait: int = 0


@router.get(SIGN_IN)
async def sign_in_page(request: Request, asking: ActorDep, _: DatelineDep, next: Next = "") -> Response:  # noqa: A002 - the name in the URL
    """Show the form; to who is signed in already, as whom, and the way out."""
    ended = asking is None and session_cookie.read(request) is not None
    reason = words.say("sign-in.ended") if ended else ""
    response = _form(request, local(next), reason, asked=next not in {"", "/"} and not ended)
    if ended:  # said once
        session_cookie.drop(request, response)
    return response


@router.post(SIGN_IN)
async def sign_in(request: Request, graph: GraphDep, _: DatelineDep) -> Response:
    """Open a session with the key in the form, and lead back to where the person came from."""
    given = await form(request)
    back = local(given.get("next"))
    before, tries, client = session_cookie.read(request), failed(request), client_of(request.scope)
    refusal = _not_meant(request, given.get(csrf.FIELD)) or _too_many(tries, client)
    if refusal is None:
        try:
            id_ = await _opened(request, given.get("key", "").strip()[:LONGEST_KEY])
        except Unauthenticated as error:
            refusal = Refusal(401, str(error))
        else:
            tries.give_back(client)
            if before is not None:
                await sessions.sign_out(graph, before)
            response = RedirectResponse(back, 303)
            session_cookie.put(request, response, id_)
            session_cookie.drop(request, response, session_cookie.FORM)
            return response
    return _form(request, back, refusal.reason, refusal)


@router.post(SIGN_OUT)
async def sign_out(request: Request, graph: GraphDep) -> Response:
    """End the session. Its token was asked for before; who has no session is signed out already."""
    id_ = session_cookie.read(request)
    if id_ is not None:
        await sessions.sign_out(graph, id_)
    response = RedirectResponse("/", 303)
    session_cookie.drop(request, response)
    return response


def failed(request: Request) -> Buckets:
    """Return how many sign-ins may still fail, by client; kept as long as the app runs."""
    state = request.app.state
    if not hasattr(state, "failed_sign_ins"):
        state.failed_sign_ins = Buckets(TRIES, 1 / AGAIN_AFTER)
    return state.failed_sign_ins


async def _opened(request: Request, secret: str) -> str:
    graph: GraphDep = request.app.state.readiness.require()
    if is_administrators(settings_of(request), secret):
        return await sessions.sign_in_administrator(graph, secret)
    return await sessions.sign_in(graph, secret)


def _not_meant(request: Request, given: str | None) -> Refusal | None:
    """Refuse a form of another site, which would sign a person in as somebody else, and one grown old."""
    secret = session_cookie.read(request, session_cookie.FORM)
    if secret is not None and csrf.is_from_here(request) and csrf.matches(secret, given):
        return None
    return Refusal(403, words.say("sign-in.stale"))


def _too_many(tries: Buckets, client: str | None) -> Refusal | None:
    # Taken before the key is looked at and given back if it is good: tries sent at once are counted too.
    if client is None or tries.take(client):
        return None
    return Refusal(429, words.say("sign-in.too-many", n=1), AGAIN_AFTER)


def _form(
    request: Request, back: str, reason: str, refusal: Refusal | None = None, *, asked: bool = False
) -> HTMLResponse:
    """Render the form, tied to this browser by a cookie."""
    secret = session_cookie.read(request, session_cookie.FORM) or secrets.token_urlsafe(16)
    context = {"next": back, "reason": reason, "asked": asked, "form_token": csrf.token(secret)}
    response = page(request, "sign_in.html", context, refusal.status if refusal else 200)
    response.headers["cache-control"] = "private, no-store"
    if refusal and refusal.wait:
        response.headers["retry-after"] = str(refusal.wait)
    if refusal and refusal.status == 401:
        response.headers["www-authenticate"] = 'Bearer realm="Garrison"'
    session_cookie.put(request, response, secret, session_cookie.FORM)
    return response
