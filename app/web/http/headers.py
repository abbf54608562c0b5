"""Headers that every answer carries: what a browser may load and run, and who may frame or embed it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.http.static import MOUNT
from app.web.security import cookie as session_cookie

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "content-security-policy": CONTENT_SECURITY_POLICY,
        "x-content-type-options": "nosniff",
        # The address of a page says what an analyst is looking at: other sites are not told.
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
    }
)


class SecurityHeaders:
    """Middleware: sets `SECURITY_HEADERS` on every answer, and how long it may be kept.

    An answer to a session is kept nowhere: it may hold what only that person may read. Any other is
    `no-cache` where nothing else is said. Static files say it themselves, and are the same for all.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        is_page = scope["type"] == "http" and not scope["path"].startswith(f"{MOUNT}/")
        is_for_one = is_page and session_cookie.is_sent(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(SECURITY_HEADERS)
                if is_for_one:
                    headers["cache-control"] = "private, no-store"
                # Kept by a browser, but asked for again: what is shown is never older than the graph.
                headers.setdefault("cache-control", "private, no-cache")
                headers.add_vary_header("Authorization")
                if is_page:
                    headers.add_vary_header("Cookie")
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
