"""Which names this server answers to. Others get 400: a foreign page cannot rebind its own name here."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.http.errors import Trouble, tell
from app.web.http.problems import ProblemTypes

_REFUSAL: Final = (
    "This server does not answer to that name; GARRISON_ALLOWED_HOSTS lists the names it answers to."
)


class AllowedHosts:
    """Middleware: lets through requests whose one Host header names an allowed host, whatever its port."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str]) -> None:
        self._app = app
        self._allowed = frozenset(name for given in allowed if (name := host_name(given)) is not None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] == "http" and not self._allows(Headers(scope=scope).getlist("host")):
            response = tell(Request(scope), Trouble(ProblemTypes.WRONG_HOST, _REFUSAL))
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _allows(self, given: list[str]) -> bool:
        return len(given) == 1 and host_name(given[0]) in self._allowed


def host_name(host: str) -> str | None:
    """Return the name in a Host header (`localhost:8000`, `[::1]:8000`), lower case; None if it is none."""
    if not host or any(char in host for char in "/@?#\\ "):
        return None
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return None
    try:
        return str(ip_address(name or ""))
    except ValueError:
        return name
