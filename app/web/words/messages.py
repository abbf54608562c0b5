"""Choosing and filling a message: one whole template, in the plural form the language asks for.

No phrase is glued from pieces, so that a language with another word order or other plurals needs only a
folder of its own beside `en`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from app.web.words.catalogue import Catalogue

LOCALE: Final = Locale.parse("en_GB")
"""Language and conventions of every page: 30 September 2021; 1,330."""

_CATALOGUE: Final = Catalogue(LOCALE)


@lru_cache(maxsize=4096)  # a page of hundreds of rows says the same few numbers
def count(number: int) -> str:
    """Write a whole number with its groups: 1,330."""
    return format_decimal(number, locale=LOCALE)


def listed(items: list[str]) -> str:
    """Join names as the language does: "Mali, Niger and Chad"."""
    return format_list(items, locale=LOCALE)


def listed_html(items: list[Markup]) -> Markup:
    """Join names that are HTML already (links, isolated names) as the language does."""
    return Markup(format_list([str(item) for item in items], locale=LOCALE))  # noqa: S704  # escaped items, our own words


def say(key: str, **values: object) -> str:
    """Return the message `key` as text, filled with `values`.

    Whole numbers are written with their groups. A message that has plural forms chooses among them by one or
    more of its numbers. Raises KeyError for a message the catalogue does not have, or a value it lacks.
    """
    return _template(key, values).format(**_written(values))


def say_html(key: str, **values: object) -> Markup:
    """Return the message `key` as HTML: like `say`, but values are escaped unless they are Markup."""
    return Markup(_template(key, values)).format(**_written(values))  # noqa: S704  # our own words, no user text


def has(key: str) -> bool:
    """Say whether the catalogue has the message."""
    return key in _CATALOGUE


def template(key: str) -> str:
    """Return a message with its places not filled, for a script of the page to fill.

    Raises TypeError for one that has plural forms: those are chosen here.
    """
    if (whole := _whole(key)) is None:
        raise TypeError(f"{key} has plural forms")
    return whole


def around(key: str) -> tuple[str, str]:
    """Return what a message says before and after its `{n}`, for a number that stands in a column."""
    before, _, after = template(key).partition("{n}")
    return before.strip(), after.strip()


def _template(key: str, values: Mapping[str, object]) -> str:
    if (whole := _whole(key)) is not None:
        return whole
    return _form(key, *(values[name] for name in _CATALOGUE.places(key).numbers))


@cache  # as many as there are messages
def _whole(key: str) -> str | None:
    """Return the template of a message that is the same for all numbers, None for one that is not."""
    return None if _CATALOGUE.places(key).numbers else _CATALOGUE.template(key)


@lru_cache(maxsize=4096)  # a page of hundreds of rows chooses by the same few numbers
def _form(key: str, *numbers: object) -> str:
    return _CATALOGUE.template(key, numbers)


def _written(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: count(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in values.items()
    }
