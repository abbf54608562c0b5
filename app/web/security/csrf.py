"""Whether a request that writes with a browser's session was meant by the person, and not by another site.

A cookie is sent whoever made the page. So what writes also carries a token that only our own pages hold: in
the field `csrf` of a form, or in the header `X-CSRF-Token`, which scripts read from the page's
`meta[name=csrf-token]`. As the second line, what the browser says of where the request comes from must name
this very origin: "same-site" is refused too, for other ports of one machine are one site.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from app.errors import GarrisonError
from app.web.http import forms

HEADER: Final = "x-csrf-token"
FIELD: Final = "csrf"
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""

_LENGTH: Final = 32


class CrossSite(GarrisonError):  # noqa: N818 - named like the rest of app.errors
    """A session would write, but nothing shows that the request comes from a page of ours."""


def token(secret: str) -> str:
    """Return a token for who holds `secret` (a session's id): another one each time, all of them good.

    It is masked with random bytes, or the compressed length of pages could tell it bit by bit (BREACH).
    """
    mask = secrets.token_bytes(_LENGTH)
    return base64.urlsafe_b64encode(mask + _xor(mask, _plain(secret))).decode()


def matches(secret: str, given: str | None) -> bool:
    """Say whether a token belongs to this secret; compared in constant time."""
    try:
        raw = base64.urlsafe_b64decode((given or "").encode())
    except (binascii.Error, ValueError):
        return False
    if len(raw) != 2 * _LENGTH:
        return False
    return hmac.compare_digest(_xor(raw[:_LENGTH], raw[_LENGTH:]), _plain(secret))


async def guard(request: Request, session_id: str) -> None:
    """Let through what changes nothing and what comes from a page of ours. Raises CrossSite."""
    if request.method in SAFE:
        return
    if not is_from_here(request):
        raise CrossSite("This request comes from another site, so nothing was changed.")
    given = request.headers.get(HEADER)
    if given is None and forms.is_form(request) and not request.url.path.startswith("/api/"):
        given = (await forms.form(request)).get(FIELD)
    if not matches(session_id, given):
        raise CrossSite(
            "A session writes only with the token of its pages, and this request has none or an old one: "
            "load the page again. Programs send a key instead."
        )


def is_from_here(request: Request) -> bool:
    """Say whether the browser calls this a request of our own; one that says nothing is let through."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
    except ValueError:
        return False


def _plain(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"csrf", "sha256")


def _xor(mask: bytes, data: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(mask, data, strict=True))
