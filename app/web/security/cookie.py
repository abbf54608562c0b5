"""The cookies of a browser that signs in: their names, and how they are read, set and taken away.

Under TLS a name starts with `__Host-`, which a browser takes only with Secure, for this host alone and for
all paths (RFC 6265bis, 4.1.3.2): no neighbouring host and no page without TLS can put another in its place.
Without TLS, on this machine, there is no such protection to ask for.
"""

from __future__ import annotations

from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from app.services.accounts.sessions import LONGEST

SESSION: Final = "garrison-session"
"""Holds the session's id, as long as a session can last; whether it still does, the server decides."""

FORM: Final = "garrison-form"
"""Ties the form of the sign-in page to the browser it was sent to, before there is a session."""

_LONGEST_VALUE: Final = 200


def read(request: HTTPConnection, name: str = SESSION) -> str | None:
    """Return the value of a cookie; None where it was not sent under the name that fits."""
    value = request.cookies.get(_full_name(request, name), "")
    return value if 0 < len(value) <= _LONGEST_VALUE else None


def is_sent(scope: Scope) -> bool:
    """Say whether a request comes with a session, whatever that is worth."""
    return read(HTTPConnection(scope)) is not None


def put(request: HTTPConnection, response: Response, value: str, name: str = SESSION) -> None:
    """Set a cookie that no script can read; that of a form is gone when the browser is closed."""
    response.set_cookie(
        _full_name(request, name),
        value,
        max_age=int(LONGEST.total_seconds()) if name == SESSION else None,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )


def drop(request: HTTPConnection, response: Response, name: str = SESSION) -> None:
    """Let the browser forget a cookie."""
    response.delete_cookie(
        _full_name(request, name), path="/", secure=_is_secure(request), httponly=True, samesite="lax"
    )


def _full_name(request: HTTPConnection, name: str) -> str:
    return f"__Host-{name}" if _is_secure(request) else name


def _is_secure(request: HTTPConnection) -> bool:
    return request.url.scheme == "https"
