"""A filter bar: chips that show the value in force and fold out to the others, as links."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request

from app.domain.filters import ListFilter
from app.domain.standing import Standing
from app.web import words

_OF_THE_PAGE: Final = ("cursor", "box")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its words, the page it leads to, how many rows have it (None: not counted)."""

    words: str
    url: str
    is_chosen: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One chip. `value` says in words what is let through; the first of `choices` is everything."""

    label: str
    value: str
    is_on: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilterBar:
    """The chips over a list. `said`: how much of it is shown, as "28 of 412 rows"; "" to say nothing."""

    filters: tuple[Filter, ...]
    said: str = ""


_LABELS: Final[Mapping[str, str]] = {
    "statuses": "column.status",
    "evidence": "column.evidence",
    "region": "where.region",
    "category": "where.category",
}
_WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "statuses": lambda value: words.status(value),
    "evidence": lambda value: words.say(f"explorer.evidence.{value}"),
    "region": lambda value: words.say(f"region.{value}"),
    "category": lambda value: words.category(value),
}
"""How the filters and their values are called over a list, by the names of `app.domain.filters`."""


def chip(
    request: Request, row: ListFilter, standings: Iterable[Standing], by: object, anchor: str = ""
) -> Filter:
    """Make the chip of a filter: the values that some of these relationships have, and those chosen."""
    counts, chosen = row.counts(standings), row.chosen(by)
    said = _WORDS[row.name]
    values = [
        (value.value, said(value), counts[value]) for value in row.values if counts[value] or value in chosen
    ]
    return build(request, row.name, words.say(_LABELS[row.name]), values, chosen, anchor)


def build(
    request: Request,
    name: str,
    label: str,
    values: Iterable[tuple[str, str, int | None]],
    chosen: Collection[str],
    anchor: str = "",
    whole: str | None = None,
) -> Filter:
    """Make the chip of the URL parameter `name` for `values`: each its value, words and count.

    A choice replaces what is chosen; several chosen by hand in the URL are all named. `anchor` is the part
    of the page to come back to, `whole` the word for letting everything through.
    """
    offered = list(values)
    named = [text for value, text, _ in offered if value in chosen]
    whole = whole or words.say("filter.any")
    choices = [Choice(whole, address(request, name, None, anchor), not chosen)]
    choices += [
        Choice(text, address(request, name, value, anchor), value in chosen, count)
        for value, text, count in offered
    ]
    return Filter(label, words.listed(named) if named else whole, bool(chosen), tuple(choices))


def address(request: Request, name: str, value: str | None, anchor: str = "") -> str:
    """Return this page's URL with one parameter changed, or without it (None), from its first page.

    What part of a map was in view is forgotten with it: what is chosen may lie elsewhere.
    """
    given = request.query_params.multi_items()
    kept = [(key, held) for key, held in given if held and key not in (name, *_OF_THE_PAGE)]
    pairs = kept if value is None else [*kept, (name, value)]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"{request.url.path}{query}{f'#{anchor}' if anchor else ''}"
