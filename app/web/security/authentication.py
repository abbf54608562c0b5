"""Who is asking, and whether they may. Decided before a body is read or anything is looked up.

`reading` guards every route of the app (see `app.main`); a route that writes names the role it needs with
`needs(Role.…)` among its `dependencies`. Both run before the parameters of the handler itself. Programs come
with a key, browsers with a session; who has neither is a visitor, and costs no look-up.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated, Final

from fastapi import Depends
from pydantic import SecretStr
from starlette.requests import Request

from app.domain.vocabulary import Role
from app.errors import Forbidden, Unauthenticated
from app.services.accounts import keys, sessions
from app.services.accounts.actor import Actor
from app.settings import Settings
from app.web.http.readiness import graph_of
from app.web.security import cookie as session_cookie
from app.web.security import csrf
from app.web.security.account import SIGN_IN, Account

HEALTH: Final = frozenset({"/healthz", "/readyz"})
OPEN_PATHS: Final = HEALTH | {SIGN_IN}
"""What can be read even with GARRISON_PUBLIC_READ=false; static files are, too."""


async def actor(request: Request) -> Actor | None:
    """Return who is asking; None for a visitor. Raises Unauthenticated for a key that fails.

    A session that is over makes a visitor of who has it: pages that were open to them stay open. Schemes
    other than Bearer are somebody else's business (a proxy's password, say) and count as no key. Health is
    answered without asking the graph who it is for. Raises CrossSite for a session's write without a token.
    """
    if request.url.path in HEALTH:
        return None
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and request.url.path != SIGN_IN:
        found = await _key_holder(request, secret.strip())
        request.state.account = Account(found, "")
        return found
    return await _signed_in(request)


ActorDep = Annotated[Actor | None, Depends(actor)]


async def reading(request: Request, asking: ActorDep) -> None:
    """Guard reading: open to all, or with GARRISON_PUBLIC_READ=false to holders of a key."""
    if request.url.path in OPEN_PATHS:
        return
    if not (settings_of(request).public_read or asking):
        raise Unauthenticated("Reading needs a key here.")
    request.state.may_read = True


def needs(role: Role) -> Callable[[ActorDep], Awaitable[Actor]]:
    """Return the dependency that lets through only who has this role or a greater one."""

    async def check(asking: ActorDep) -> Actor:
        if asking is None:
            raise Unauthenticated(f"This needs a key with the role {role.value}.")
        if not asking.role.covers(role):
            raise Forbidden(f"This needs the role {role.value}; the key has the role {asking.role.value}.")
        return asking

    return check


def settings_of(request: Request) -> Settings:
    """Return the settings the app was made with."""
    return request.app.state.settings


def is_administrators(settings: Settings, secret: str) -> bool:
    """Say whether `secret` is GARRISON_ADMIN_KEY, compared in constant time."""
    return settings.admin_key is not None and _same(settings.admin_key, secret)


async def _key_holder(request: Request, secret: str) -> Actor:
    if is_administrators(settings_of(request), secret):
        return sessions.ADMINISTRATOR
    found = await keys.check(graph_of(request), secret)
    if found is None:
        raise Unauthenticated("This key does not exist, or it was revoked.")
    return found


async def _signed_in(request: Request) -> Actor | None:
    id_ = session_cookie.read(request)
    if id_ is None:
        return None
    key = settings_of(request).admin_key
    found = await sessions.check(graph_of(request), id_, key.get_secret_value() if key else None)
    if found is None:
        return None
    if request.url.path != SIGN_IN:  # that form was perhaps made before there was a session, and sees to it
        await csrf.guard(request, id_)
    request.state.account = Account(found, csrf.token(id_))
    return found


def _same(expected: SecretStr, given: str) -> bool:
    # Hashed first: compare_digest tells the length of what it compares, and takes no other than ASCII text.
    return hmac.compare_digest(_digest(expected.get_secret_value()), _digest(given))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
