"""What a page knows of who reads it: their name, their role, the token of their forms, the way to sign in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request

from app.services.accounts.actor import Actor

SIGN_IN: Final = "/sign-in"
SIGN_OUT: Final = "/sign-out"
START: Final = "/"
LONGEST_NEXT: Final = 4_000
"""Characters of an address to go back to; a longer one is not kept."""

_CONTROL: Final = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Account:
    """Who reads a page. `csrf` is the token for its forms, "" for who came with a key and has no session."""

    actor: Actor
    csrf: str


def shown(request: Request) -> dict[str, Account | None]:
    """Return the `account` of a template: None for a visitor."""
    return {"account": getattr(request.state, "account", None)}


def local(address: str | None) -> str:
    """Return where to go next: a path of this site with its query, else the start page.

    Refused is whatever a browser could read as another host: a scheme, `//host`, and the backslashes and
    control characters that it would turn into slashes or leave out.
    """
    if not address or len(address) > LONGEST_NEXT or _CONTROL.search(address) or address.startswith("//"):
        return START
    try:
        parts = urlsplit(address)
    except ValueError:
        return START
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return START
    return START if parts.path in {SIGN_IN, SIGN_OUT} else address


def sign_in_link(request: Request) -> str:
    """Return the address of the sign-in page that leads back to this one."""
    path, query = request.scope["raw_path"].decode("ascii", "replace"), request.url.query
    back = request.query_params.get("next") if path == SIGN_IN else f"{path}?{query}" if query else path
    back = local(back)
    return SIGN_IN if back == START else f"{SIGN_IN}?{urlencode({'next': back})}"
