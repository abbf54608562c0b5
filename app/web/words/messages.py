"""Choosing and filling a message: one whole template, in the plural form the language asks for.

No phrase is glued from pieces, so that a language with another word order or other plurals needs only
its own table beside `english.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import Final

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from app.web.words import english

LOCALE: Final = Locale.parse("en_GB")
"""Language and conventions of every page: 30 September 2021; 1,330."""


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

    Whole numbers are written with their groups. `n` (and `m`, where a message counts two things) choose
    the plural form by CLDR's rules. Raises KeyError for a message the table does not have.
    """
    return _template(key, values).format(**_written(values))


def say_html(key: str, **values: object) -> Markup:
    """Return the message `key` as HTML: like `say`, but values are escaped unless they are Markup."""
    return Markup(_template(key, values)).format(**_written(values))  # noqa: S704  # our own table, no user text


def has(key: str) -> bool:
    """Say whether the table has the message."""
    return key in english.MESSAGES


def template(key: str) -> str:
    """Return a message with its places not filled, for a script of the page to fill.

    Raises TypeError for one that has plural forms: those are chosen here.
    """
    message = english.MESSAGES[key]
    if not isinstance(message, str):
        raise TypeError(f"{key} has plural forms")
    return message


def around(key: str) -> tuple[str, str]:
    """Return what a message says before and after its `{n}`, for a number that stands in a column."""
    before, _, after = _template(key, {"n": 2}).partition("{n}")
    return before.strip(), after.strip()


def _template(key: str, values: Mapping[str, object]) -> str:
    message = english.MESSAGES[key]
    if isinstance(message, str):
        return message
    numbers = [value for name in ("n", "m") if isinstance(value := values.get(name), int)]
    forms = product(*((f"={number}", LOCALE.plural_form(number)) for number in numbers))
    found = next((form for parts in forms if (form := " ".join(parts)) in message), None)
    if found is None:
        raise KeyError(f"{key} has no form for {numbers}")
    return message[found]


def _written(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: count(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in values.items()
    }
