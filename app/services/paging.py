"""Pages of a list, and the opaque cursors that lead from one to the next."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Generic, TypeVar

from app.errors import Invalid

_T = TypeVar("_T")

LONGEST: Final = 2_000
"""No cursor of ours is longer, in characters."""


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """Some items of a list, and the cursor of the page after it; None at the end."""

    items: tuple[_T, ...]
    next: str | None = None


def encode(*position: str | int) -> str:
    """Return the cursor of a position: the values the next page starts after."""
    packed = json.dumps(position, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(cursor: str, *shape: type[str] | type[int]) -> tuple[str | int, ...]:
    """Return the position of a cursor, whose values are of these types. Raises Invalid for any other text."""
    if len(cursor) > LONGEST:
        raise _invalid()
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        position = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _invalid() from error
    if not isinstance(position, list) or [type(value) for value in position] != list(shape):
        raise _invalid()
    return tuple(position)


def encode_instant(at: datetime, id: str) -> str:  # noqa: A002 - the noun of every layer
    """Return the cursor of a position in a list in order of time: after the item of this time and id."""
    return encode(at.isoformat(), id)


def decode_instant(cursor: str) -> tuple[datetime, str]:
    """Return the time, in UTC, and the id of such a cursor. Raises Invalid for any other text."""
    instant, id_ = decode(cursor, str, str)
    try:
        return datetime.fromisoformat(str(instant)).astimezone(UTC), str(id_)
    except (ValueError, OverflowError) as error:
        raise Invalid("The cursor leads nowhere: leave it away to start again.") from error


def _invalid() -> Invalid:
    return Invalid("The cursor is not one that this list gave out: leave it away to start again.")
