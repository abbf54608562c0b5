"""What day it is: said here, in UTC, for whatever depends on it."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Return the day it is now, in UTC."""
    return datetime.now(UTC).date()
