"""Figures in words, with everything the source said about them: "about 400", "5,100 for 4 hosts"."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_compact_decimal, format_decimal

from app.domain.model import Count, Money, Personnel
from app.domain.vocabulary import Category, Qualifier
from app.web.words.messages import LOCALE, around, count, listed, say


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure for a column: the number, and the small words before and after it."""

    before: str
    number: str
    after: str


def personnel(figure: Count | None, hosts: int = 1) -> str:
    """Write a number of people; `hosts` above one says that it is one number for all of them.

    "1,330", "about 400", "300–500", "at least 1,100", "up to 1,400", "5,100 for 4 hosts", "not stated".
    """
    if figure is None or (parts := _parts(figure)) is None:
        return say("figure.none")
    key, numbers = parts
    plain = say(key, **numbers)
    return say("figure.shared", figure=plain, n=hosts) if hosts > 1 else plain


def strength(figure: Personnel | None, hosts: int = 1) -> str:
    """Write the figure with who they are: "about 1,000 instructors", "5,100 troops for 4 hosts"."""
    if figure is None or (parts := _parts(figure)) is None:
        return say("strength.none")
    key, numbers = parts
    category = figure.category.value
    text = say(f"strength.{category}", figure=say(key, **numbers), n=_largest(figure))
    return say("figure.shared", figure=text, n=hosts) if hosts > 1 else text


def column(figure: Personnel | None) -> Figure:
    """Return the figure in three parts, so that the numbers of a column stand under each other."""
    if figure is None or (parts := _parts(figure)) is None:
        return Figure("", say("figure.none"), "")
    key, numbers = parts
    if set(numbers) != {"n"}:
        return Figure("", say(key, **numbers), "")
    before, after = around(key)
    return Figure(before, count(numbers["n"]), after)


def split(figure: Personnel | None) -> str:
    """Write the parts of a figure its source splits: "1,000 troops and 200 police"; "" if it does not."""
    if figure is None:
        return ""
    return listed([say(f"strength.{name.value}", figure=count(n), n=n) for name, n in figure.by_category])


def category(value: Category) -> str:
    """Write who the personnel are, in the plural: "instructors"."""
    return say(f"category.{value.value}")


def money(amount: Money | None) -> str:
    """Write an amount: "XOF 6 billion a month"; "not stated" for none."""
    if amount is None:
        return say("figure.none")
    return say(f"money.{amount.per.value}", currency=amount.currency, amount=_amount(amount.amount))


def coordinates(latitude: float, longitude: float) -> str:
    """Write a place in degrees: "49.44° N, 7.6° E"."""
    return say(
        "coordinates",
        latitude=f"{abs(latitude):g}°",
        north=say("coordinates.north" if latitude >= 0 else "coordinates.south"),
        longitude=f"{abs(longitude):g}°",
        east=say("coordinates.east" if longitude >= 0 else "coordinates.west"),
    )


def _amount(amount: float) -> str:
    # "6 billion" reads better than its noughts, but an amount is never rounded to get there.
    unit = 1_000_000_000 if amount >= 1_000_000_000 else 1_000_000
    if amount >= unit and amount % (unit / 1000) == 0:
        return format_compact_decimal(amount, format_type="long", locale=LOCALE, fraction_digits=3)
    return format_decimal(amount, locale=LOCALE)


def _parts(figure: Count) -> tuple[str, dict[str, int]] | None:
    low, best, high = figure.min, figure.best, figure.max
    if figure.is_zero:
        return "figure.zero", {}
    if best is None:
        return _bounds(figure.qualifier, low, high)
    if low is not None and high is not None and low != high:
        return _with_range(figure.qualifier, low, best, high)
    return _KEYS[figure.qualifier], {"n": best}


def _bounds(qualifier: Qualifier, low: int | None, high: int | None) -> tuple[str, dict[str, int]] | None:
    if low is not None and high is not None and low != high:
        return _RANGES.get(qualifier, "figure.range"), {"low": low, "high": high}
    if low is not None and low == high:
        return _KEYS[qualifier], {"n": low}
    if low is not None:
        return "figure.at-least", {"n": low}
    return None if high is None else ("figure.up-to", {"n": high})


def _with_range(qualifier: Qualifier, low: int, best: int, high: int) -> tuple[str, dict[str, int]]:
    if qualifier is Qualifier.ABOUT:
        return "figure.about-range", {"n": best, "low": low, "high": high}
    return "figure.best-range", {"n": best, "low": low, "high": high}


def _largest(figure: Count) -> int:
    return max(n for n in (figure.min, figure.best, figure.max) if n is not None)


_KEYS = {
    Qualifier.EXACTLY: "figure.exactly",
    Qualifier.ABOUT: "figure.about",
    Qualifier.AT_LEAST: "figure.at-least",
    Qualifier.UP_TO: "figure.up-to",
    Qualifier.CEILING: "figure.ceiling",
    Qualifier.UNKNOWN: "figure.exactly",
}
_RANGES = {Qualifier.ABOUT: "figure.range-about"}
