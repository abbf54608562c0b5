"""Figures of the data set: "est. 2,000-4,000", "25-35,000", "up to 500", "750 (plus about 400 police)".

A number without a hedge is *exactly*, as the source states it, however round it is. "a few hundred" is no
number: it is told in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from app.domain.vocabulary import Category, Qualifier
from app.importers.factbook_deployments.tokens import Cursor, Token

_HEDGES: Final[Mapping[str, Qualifier]] = {
    "1 brigade or": Qualifier.EXACTLY,
    "as many as": Qualifier.UP_TO,
    "up to": Qualifier.UP_TO,
    "more than": Qualifier.AT_LEAST,
    "at least": Qualifier.AT_LEAST,
    "over": Qualifier.AT_LEAST,
    "an estimated": Qualifier.ABOUT,
    "estimated": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT,
    "almost": Qualifier.ABOUT,
    "around": Qualifier.ABOUT,
    "about": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "approx .": Qualifier.ABOUT,
    "approx": Qualifier.ABOUT,
    "est .": Qualifier.ABOUT,
    "est": Qualifier.ABOUT,
}
_FIRMNESS: Final = (Qualifier.EXACTLY, Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.UP_TO)
"""Of two hedges on one number, or of two numbers added, the later in this row holds."""

_VAGUE: Final = (
    *("a few thousand", "a few hundred", "few hundred", "several hundred", "several thousand"),
    *("few thousand", "small numbers of", "some"),
)

PEOPLE: Final[Mapping[str, Category]] = {
    "air , ground , and naval personnel": Category.TROOPS,
    "total air , ground , and naval forces": Category.TROOPS,
    "air , ground , and naval forces": Category.TROOPS,
    "troops and equipment": Category.TROOPS,
    "grounds troops": Category.TROOPS,
    "ground troops": Category.TROOPS,
    "ground forces": Category.TROOPS,
    "military personnel": Category.TROOPS,
    "military troops": Category.TROOPS,
    "military deployments": Category.TROOPS,
    "peacekeeping troops": Category.TROOPS,
    "military advisors": Category.INSTRUCTORS,
    "nz military personnel": Category.TROOPS,
    "uniformed un peacekeepers": Category.MIXED,
    "un peacekeepers": Category.MIXED,
    "peacekeepers": Category.MIXED,
    "mostly police personnel": Category.MIXED,
    "police and military": Category.MIXED,
    "troops committed": Category.TROOPS,
    "troops": Category.TROOPS,
    "forces": Category.TROOPS,
    "marines": Category.TROOPS,
    "gendarmes": Category.POLICE,
    "police": Category.POLICE,
    "personnel": Category.MIXED,
}
"""Who they are, by what the source calls them; without a word, they are troops."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many. `vague` are words for a number the source does not give; then there is none."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    category: Category = Category.TROOPS
    split: tuple[tuple[Category, int], ...] = ()
    vague: str | None = None

    @property
    def size(self) -> int:
        """The one number that stands for it: the best, else the greatest."""
        return self.best or self.high or self.low or 0

    def plus(self, other: Figure) -> Figure:
        """Return both together, each as its part: "750 (plus about 400 police)" are about 1,150."""
        return replace(
            _sum(self, other),
            qualifier=max(self.qualifier, other.qualifier, key=_FIRMNESS.index),
            category=Category.MIXED,
            split=((self.category, self.size), (other.category, other.size)),
        )

    def holding(self, part: Figure) -> Figure:
        """Return the figure with a part of it, such as the police in it, told apart."""
        return replace(self, category=Category.MIXED, split=((part.category, part.size),))

    def and_more(self, other: Figure) -> Figure:
        """Return this and others of the same sort together; with "several thousand more", it is the least."""
        if other.vague:
            low = self.low if self.best is None else self.best
            return replace(self, low=low, best=None, high=None, qualifier=Qualifier.AT_LEAST)
        qualifier = max(self.qualifier, other.qualifier, key=_FIRMNESS.index)
        return replace(_sum(self, other), qualifier=qualifier, category=self.category)

    def body(self) -> dict[str, Any] | None:
        """Return the JSON of a claim's `personnel`; None where there is no number."""
        numbers = {"min": self.low, "best": self.best, "max": self.high}
        given: dict[str, Any] = {name: number for name, number in numbers.items() if number is not None}
        if not given:
            return None
        body = given | {"qualifier": self.qualifier.value, "category": self.category.value}
        if self.split:
            body["by_category"] = {category.value: number for category, number in self.split}
        return body


def _sum(one: Figure, other: Figure) -> Figure:
    if one.best is not None and other.best is not None:
        return Figure(best=one.best + other.best)
    lows = [figure.low if figure.best is None else figure.best for figure in (one, other)]
    highs = [figure.high if figure.best is None else figure.best for figure in (one, other)]
    return Figure(low=_total(lows), high=_total(highs))


def _total(numbers: list[int | None]) -> int | None:
    given = [number for number in numbers if number is not None]
    return sum(given) if len(given) == len(numbers) else None


def take_figure(cursor: Cursor) -> Figure | None:
    """Read a figure and whom it counts; None, and nothing read, where none comes next."""
    start = cursor.at
    qualifier = Qualifier.EXACTLY
    cursor.take("additional")
    while (hedge := cursor.take_any(_HEDGES)) is not None:
        qualifier = max(qualifier, _HEDGES[hedge], key=_FIRMNESS.index)
    bounds = _take_range(cursor)
    if bounds is None:
        cursor.at = start
        return _take_vague(cursor)
    cursor.take_any(("total", "additional"))
    category = _take_people(cursor)
    if cursor.take_any(("authorized for", "authorised for")):
        qualifier = Qualifier.CEILING
    return replace(_bounded(bounds, qualifier), category=category)


def _bounded(bounds: tuple[int, int], qualifier: Qualifier) -> Figure:
    low, high = bounds
    if low != high:
        return Figure(low=low, high=high, qualifier=qualifier)
    match qualifier:
        case Qualifier.AT_LEAST:
            return Figure(low=low, qualifier=qualifier)
        case Qualifier.UP_TO | Qualifier.CEILING:
            return Figure(high=high, qualifier=qualifier)
        case _:
            return Figure(best=low, qualifier=qualifier)


def _take_range(cursor: Cursor) -> tuple[int, int] | None:
    """Read one number, or two joined by a dash; "25-35,000" counts in thousands on both sides."""
    start = cursor.at
    first = cursor.take_number()
    if first is None:
        return None
    low = _number(first)
    after = cursor.at
    if cursor.take_any(("-", "–", "to")) and (second := cursor.take_number()):
        bounds = _scaled(low, _number(second), plain="," not in first.text)
        cursor.at = cursor.at if bounds else start
        return bounds
    cursor.at = after
    return low, low


def _number(token: Token) -> int:
    return int(token.text.replace(",", ""))


def _scaled(low: int, high: int, *, plain: bool) -> tuple[int, int] | None:
    """Return the bounds of a range whose lower end may leave out its noughts; None where it is no range."""
    for unit in (1_000, 100):
        if plain and low * unit <= high and high % unit == 0:
            return low * unit, high
    return (low, high) if low < high else None


def _take_people(cursor: Cursor) -> Category:
    people = cursor.take_any(PEOPLE)
    return PEOPLE[people] if people else Category.TROOPS


def _take_vague(cursor: Cursor) -> Figure | None:
    start = cursor.at
    cursor.take_any(("est .", "est", "estimated", "reportedly"))
    words = cursor.take_any(_VAGUE)
    if words is None:
        cursor.at = start
        return None
    cursor.take("more")
    category = _take_people(cursor)
    shown = {"few hundred": "a few hundred", "few thousand": "a few thousand", "some": None}.get(
        words, words.removesuffix(" of")
    )
    return Figure(category=category, vague=shown)
