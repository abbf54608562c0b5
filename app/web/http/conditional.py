"""HEAD wherever there is GET, and 304 where the reader already has the answer."""

from __future__ import annotations

import hashlib
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.security import cookie as session_cookie

_ASKED: Final = "garrison.method"
"""Where the scope says how it was asked."""


class HeadRequests:
    """Middleware: answers HEAD as GET, with the headers and without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET", _ASKED: "HEAD"}, receive, send_without_body)


def is_head(scope: Scope) -> bool:
    """Say whether a request was HEAD, which handlers see as GET."""
    return scope.get(_ASKED) == "HEAD"


class EntityTags:
    """Middleware: gives each answer to GET that is sent in one piece a weak ETag, and 304 to who has it.

    The tag is a hash of the body: weak, because the same answer may travel compressed or not. Streamed
    answers, and those that bring a tag of their own, pass untouched and unbuffered; so does every answer to
    a session, which no browser keeps (see `app.web.http.headers`).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or session_cookie.is_sent(scope):
            await self._app(scope, receive, send)
            return
        held: Message | None = None
        known = _tags(Headers(scope=scope).get("if-none-match", ""))

        async def send_tagged(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and message["status"] == 200:
                held = message
                return
            if held is not None:
                start, held = held, None
                start, message = _tagged(start, message, known)
                await send(start)
            await send(message)

        await self._app(scope, receive, send_tagged)


def entity_tag(body: bytes) -> str:
    """Return the weak ETag of an answer with this body."""
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'


def _tagged(start: Message, body: Message, known: set[str]) -> tuple[Message, Message]:
    headers = MutableHeaders(scope=start)
    if body.get("more_body") or "etag" in headers or "no-store" in headers.get("cache-control", ""):
        return start, body
    headers["etag"] = entity_tag(body.get("body", b""))
    if "*" not in known and headers["etag"].removeprefix("W/") not in known:
        return start, body
    del headers["content-length"]
    del headers["content-type"]
    return {**start, "status": 304}, {**body, "body": b""}


def _tags(header: str) -> set[str]:
    # If-None-Match compares weakly (RFC 9110, 13.1.2): the mark of weakness does not count.
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
