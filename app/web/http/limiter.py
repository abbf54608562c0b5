"""How often one client may ask. Loopback, static files and health are never limited."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.http.errors import Trouble, tell
from app.web.http.problems import ProblemTypes

BURST: Final = 500.0
"""Requests a client may make at once after a pause."""
RATE: Final = 50.0
"""Requests a second it may make for ever."""
REMEMBERED: Final = 10_000
"""Clients remembered at most; the one unseen for longest is forgotten, and so starts with a full burst."""

_FREE: Final = ("/static/", "/healthz", "/readyz")


class Buckets:
    """A token bucket a client: `burst` at first, `rate` more a second, for so many clients."""

    def __init__(
        self,
        burst: float,
        rate: float,
        remembered: int = REMEMBERED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst, self._rate, self._remembered, self._clock = burst, rate, remembered, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> bool:
        """Take a token from the client's bucket; False where it is empty."""
        now = self._clock()
        left, seen = self._buckets.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - seen) * self._rate)
        allowed = left >= 1
        self._buckets[client] = (left - 1 if allowed else left, now)
        if len(self._buckets) > self._remembered:
            self._buckets.popitem(last=False)
        return allowed

    def give_back(self, client: str | None) -> None:
        """Put back a token that was taken for nothing."""
        if client in self._buckets:
            left, seen = self._buckets[client]
            self._buckets[client] = (min(self._burst, left + 1), seen)


class RateLimit:
    """Middleware: a token bucket a client (an IPv4 address or an IPv6 /64); 429 when it is empty.

    Kept in this process: behind a proxy, let the proxy pass the client's address on (uvicorn's
    `--proxy-headers`), or all its clients share one bucket.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        burst: float = BURST,
        remembered: int = REMEMBERED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._buckets = Buckets(burst, RATE, remembered, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        limited = scope["type"] == "http" and not scope["path"].startswith(_FREE)
        client = client_of(scope) if limited else None
        if client is not None and not self._buckets.take(client):
            headers = {"retry-after": "1"}
            trouble = Trouble(ProblemTypes.TOO_MANY, ProblemTypes.TOO_MANY.value.meaning, (), headers)
            await tell(Request(scope), trouble)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def client_of(scope: Scope) -> str | None:
    """Return whose bucket a request is taken from; None for loopback, which is never limited."""
    if not scope.get("client"):
        return None
    host = str(scope["client"][0])
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:  # a Unix socket, or a test's made-up client
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return None
    # One household or server holds a whole /64 of IPv6 addresses.
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)
