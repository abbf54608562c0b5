"""The types of which the bodies of requests are made: bounded text, dates, addresses, numbers.

All refuse what no store or answer could carry: control characters, half surrogate pairs, unbounded numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from babel.numbers import list_currencies
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from app.domain.dates import parse_single
from app.domain.names import NAME_LENGTH, slug

MOST_PEOPLE: Final = 1_000_000_000
MOST_MONEY: Final = 1e15
LONGEST_TEXT: Final = 1_000_000
"""Code points of a document's text."""
LONGEST_DATE: Final = 200
"""Characters of a date: a set may name many."""
LONGEST_QUOTE: Final = 5_000
"""Code points of a claim's quote."""

_PLAIN_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAYOUT: Final = frozenset("\t\n\r")
_NO_CURRENCIES: Final = frozenset({"XXX", "XTS"})
_CURRENCIES: Final = list_currencies() - _NO_CURRENCIES
"""ISO 4217, withdrawn codes too: sources of their time use them."""


def _checked(check: Callable[[str], None]) -> AfterValidator:
    """Turn a ValueError with a sentence for a person into the body's error of that place."""

    def validate(value: str) -> str:
        try:
            check(value)
        except ValueError as error:
            # Braces would be taken for placeholders.
            raise PydanticCustomError("garrison", "{sentence}", {"sentence": str(error)}) from error
        return value

    return AfterValidator(validate)


def _refuse_controls(text: str, allowed: frozenset[str] = frozenset()) -> None:
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and character not in allowed:
            raise ValueError(f"This text has a character that is not for reading: U+{ord(character):04X}.")


def _one_line(text: str) -> None:
    # The usual text has none, and this is far quicker than a look at each character.
    if not text.isprintable():
        _refuse_controls(text)


def _many_lines(text: str) -> None:
    _refuse_controls(text, _LAYOUT | {"\x0c", "\u2028", "\u2029"})


def _publisher(name: str) -> None:
    if not slug(name):
        raise ValueError("A publisher's name needs at least one letter or digit.")


def _url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise ValueError("An address starts with http:// or https:// and names a host.")
    if any(character.isspace() for character in url) or "\\" in url:
        raise ValueError("An address has no blanks and no backslashes.")
    if parts.port == 0:
        raise ValueError("An address has no port 0.")


def _currency(code: str) -> None:
    if code not in _CURRENCIES:
        raise ValueError(f"“{code}” is not an ISO 4217 currency code, such as EUR or XOF.")


def _edtf(date: str) -> None:
    parse_single(date)


def _whole_day(day: str) -> None:
    span = parse_single(day)
    if not _PLAIN_DAY.fullmatch(span.edtf):
        raise ValueError(f"“{day}” is not a day, such as 2021-09-13.")


def _line(longest: int) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


Id = Annotated[str, _line(200), _checked(_one_line)]
EntityName = Annotated[str, _line(NAME_LENGTH), _checked(_one_line)]
PublisherName = Annotated[str, _line(200), _checked(_one_line), _checked(_publisher)]
Title = Annotated[str, _line(500), _checked(_one_line)]
ShortText = Annotated[str, _line(300), _checked(_one_line)]
ViewName = Annotated[str, _line(200), _checked(_one_line)]
ViewQuery = Annotated[str, StringConstraints(strip_whitespace=True, max_length=16_000), _checked(_one_line)]
Note = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000), _checked(_many_lines)
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUOTE), _checked(_many_lines)]
"""Words of a document, exactly as they stand there."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), _checked(_many_lines)]
Url = Annotated[str, _line(2_000), _checked(_one_line), _checked(_url)]
Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}$", description="BCP 47 tag")]
Edtf = Annotated[
    str,
    Field(
        max_length=LONGEST_DATE,
        description="One EDTF level 1 date, or one of a set: `[2019-09-13..2019-09-25]`, `[2019,2021]`",
        examples=["2021-09~"],
    ),
    _checked(_edtf),
]
Day = Annotated[str, Field(max_length=10, description="A day", examples=["2026-11-30"]), _checked(_whole_day)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$"), _checked(_currency)]
People = Annotated[int, Field(strict=True, ge=0, le=MOST_PEOPLE)]
Amount = Annotated[float, Field(strict=True, ge=0, le=MOST_MONEY, allow_inf_nan=False)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180, allow_inf_nan=False)]
Offset = Annotated[int, Field(strict=True, ge=0, le=LONGEST_TEXT)]
Credibility = Annotated[int, Field(strict=True, ge=1, le=6)]
