"""Query parameters that several calls share: days, instants, closed lists, paging.

A list repeats (`kinds=Country&kinds=Region`) or takes commas. A value outside a closed list is answered
with those that are allowed; nothing is guessed and nothing silently ignored.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from fastapi import Path, Query
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import (
    Kind,
    Predicate,
    Review,
    Status,
)

E = TypeVar("E", bound=StrEnum)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)


def split(value: Any) -> list[str]:
    """Return the single values of a parameter that repeats or takes commas, empty ones left out."""
    given = value if isinstance(value, list) else [value]
    return [part.strip() for one in given for part in str(one).split(",") if part.strip()]


def closed(words: type[E]) -> BeforeValidator:
    """Return what reads a list of values that must be among `words`."""
    allowed = [str(word) for word in words]

    def check(value: Any) -> list[str]:
        given = split(value)
        for one in given:
            if one not in allowed:
                raise PydanticCustomError(
                    "closed_list",
                    "{given} is not one of the allowed values",
                    {"given": one, "allowed": allowed},
                )
        return list(dict.fromkeys(given))

    return BeforeValidator(check)


def as_day(value: Any) -> date | None:
    """Read a day as a URL writes it; nothing for an empty one."""
    if value in {None, ""}:
        return None
    try:
        if _DAY.fullmatch(str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        pass
    raise PydanticCustomError("day", "{given} is not a day (YYYY-MM-DD)", {"given": str(value)})


def _instant(value: Any) -> datetime | None:
    # A plus sign that was not escaped arrives as a blank.
    text = str(value or "").replace(" ", "+")
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    message = "{given} is neither an RFC 3339 instant (2026-11-23T09:30:00Z) nor a day"
    raise PydanticCustomError("instant", message, {"given": str(value)})


On = Annotated[
    date | None,
    BeforeValidator(as_day),
    Query(description="The day the answer is true on. Without it: all times.", examples=["2021-09-30"]),
]
KnownAt = Annotated[
    datetime | None,
    BeforeValidator(_instant),
    WithJsonSchema({"anyOf": [{"type": "string", "format": form} for form in ("date-time", "date")]}),
    Query(
        description="What was known then: an RFC 3339 instant, or a day, meaning its end in UTC; else now.",
        examples=["2026-11-23"],
    ),
]


def _some_instant(value: Any) -> datetime:
    if (found := _instant(value)) is None:
        raise PydanticCustomError("instant", "a day or an instant is needed here", {})
    return found


_INSTANT_OR_DAY: Final = WithJsonSchema(
    {"anyOf": [{"type": "string", "format": form} for form in ("date-time", "date")]}
)
Since = Annotated[
    datetime,
    BeforeValidator(_some_instant),
    _INSTANT_OR_DAY,
    Query(
        description="As known then: an RFC 3339 instant, or a day, meaning its end.", examples=["2026-11-01"]
    ),
]
Until = Annotated[
    datetime | None,
    BeforeValidator(_instant),
    _INSTANT_OR_DAY,
    Query(description="Against what was known then; without it, against now.", examples=["2026-11-23"]),
]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at most.")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the answer before.")]

Id = Annotated[str, Path(min_length=1, max_length=1000, description="Its id.")]
Focus = Annotated[
    list[str],
    BeforeValidator(split),
    Query(max_length=50, description="Ids of entities; repeat it or use commas."),
]
Kinds = Annotated[
    list[Kind], closed(Kind), Query(description="Kinds of entities to show; repeat it or use commas.")
]
Predicates = Annotated[
    list[Predicate], closed(Predicate), Query(description="Predicates to show; repeat it or use commas.")
]
Statuses = Annotated[
    list[Status], closed(Status), Query(description="Statuses to show; repeat it or use commas.")
]
Reviews = Annotated[
    list[Review], closed(Review), Query(description="Review states to show; repeat it or use commas.")
]


# The constraint is on the text alone: on the whole it would be asked of None too.
_SomeId = Annotated[str, StringConstraints(min_length=1, max_length=300)]


def absent(value: Any) -> Any:
    """Return None for an empty field of a form: it says nothing."""
    return None if value == "" else value


Host = Annotated[_SomeId | None, BeforeValidator(absent), Query(description="Id of a place; any without.")]
Sender = Annotated[_SomeId | None, BeforeValidator(absent), Query(description="Id of an actor; any without.")]
About = Annotated[_SomeId | None, BeforeValidator(absent), Query(description="Id of an entity; all without.")]


InView = Annotated[
    str,
    Query(
        alias="box",
        pattern=r"^(-?[0-9]{1,4},-?[0-9]{1,4},[0-9]{1,4})?$",
        description="The part of the map in view: left, top and width in its units.",
    ),
]
Whole = Annotated[str, Query(pattern="^(all)?$", description="`all`: not only the first rows.")]
