"""Who is asking, and whether they may. Decided before a body is read or anything is looked up.

`reading` guards every route of the app (see `app.main`); a route that writes names the role it needs with
`needs(Role.…)` among its `dependencies`. Both run before the parameters of the handler itself. A session
of a browser will be one more way for `actor` to learn who asks.
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
from app.services import keys
from app.services.actor import Actor
from app.settings import Settings
from app.web.readiness import graph_of

OPEN_PATHS: Final = frozenset({"/healthz", "/readyz", "/sign-in"})
"""What can be read even with GARRISON_PUBLIC_READ=false; static files are, too."""


async def actor(request: Request) -> Actor | None:
    """Return who is asking; None for someone without a key. Raises Unauthenticated for a key that fails.

    Schemes other than Bearer are somebody else's business (a proxy's password, say) and count as no key.
    Health is answered without asking the graph who it is for.
    """
    if request.url.path in OPEN_PATHS:
        return None
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    found = _administrator(settings_of(request), secret.strip())
    if found is None:
        found = await keys.check(graph_of(request), secret.strip())
    if found is None:
        raise Unauthenticated("This key does not exist, or it was revoked.")
    return found


ActorDep = Annotated[Actor | None, Depends(actor)]


async def reading(request: Request, asking: ActorDep) -> None:
    """Guard reading: open to all, or with GARRISON_PUBLIC_READ=false to holders of a key."""
    if request.url.path in OPEN_PATHS:
        return
    if not (settings_of(request).public_read or asking):
        raise Unauthenticated("Reading needs a key here.")


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


def _administrator(settings: Settings, secret: str) -> Actor | None:
    """Return the administrator where `secret` is GARRISON_ADMIN_KEY, compared in constant time."""
    if settings.admin_key is None or not _same(settings.admin_key, secret):
        return None
    return Actor("admin", Role.ADMIN)


def _same(expected: SecretStr, given: str) -> bool:
    # Hashed first: compare_digest tells the length of what it compares, and takes no other than ASCII text.
    return hmac.compare_digest(_digest(expected.get_secret_value()), _digest(given))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
