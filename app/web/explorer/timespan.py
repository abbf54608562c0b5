"""The time control: a slider over the days a picture spans, and how much was true when. Pure geometry."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final

from app.domain.dates import shifted
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty
from app.web.graphics.timebars import Axis

BARS: Final = 72
"""Into how many bars the histogram divides its span."""
HEIGHT: Final = 28
"""Pixels of the highest bar."""
_HELD: Final = (Certainty.CERTAIN, Certainty.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many relationships were certain and possible in the middle of a stretch of days.

    `x` and `width` in percent; `certain` and `possible` are heights in pixels, one on top of the other.
    """

    x: float
    width: float
    certain: float
    possible: float


@dataclass(frozen=True, slots=True)
class Timespan:
    """The days from `first` to `last`; `day` is where the slider stands, `step` how many days one of play is.

    Days are also numbers, as `date.toordinal` counts them: so a slider can hold them. `most` is what the
    highest bar stands for, `years` the places in percent and labels of the years written.
    """

    first: date
    last: date
    day: date
    bars: tuple[Bar, ...]
    most: int
    years: tuple[tuple[float, str], ...]

    @property
    def step(self) -> int:
        """Days from one bar to the next, 1 at least."""
        return max(round((self.last - self.first).days / BARS), 1)


def timespan(edges: Iterable[Standing], on: date | None, today: date) -> Timespan:
    """Return the span of what is known of these relationships, to today; a year where no day is."""
    stories = [edge.story for edge in edges if edge.story]
    first = min((story[0][0] for story in stories), default=shifted(today, -365))
    first, last = min(first, on or first, today).replace(month=1, day=1), max(today, on or today)
    middles = list(_middles(first, last))
    certain, possible = _counted(stories, middles)
    most = max((a + b for a, b in zip(certain, possible, strict=True)), default=0)
    width = 100 / len(middles)
    bars = tuple(
        Bar(round(n * width, 3), round(width * 0.8, 3), _height(held, most), _height(maybe, most))
        for n, (held, maybe) in enumerate(zip(certain, possible, strict=True))
        if held or maybe
    )
    years = tuple(Axis(first, shifted(last, 1)).years())
    return Timespan(first, last, on or today, bars, most, years)


def _middles(first: date, last: date) -> Iterator[date]:
    days = (last - first).days + 1
    bars = min(BARS, days)
    return (shifted(first, int((n + 0.5) * days / bars)) for n in range(bars))


def _counted(
    stories: Iterable[tuple[tuple[date, Certainty], ...]], middles: list[date]
) -> tuple[list[int], list[int]]:
    """Count the stories that are certain, and those that are possible, on each of these days."""
    changes = {certainty: [0] * (len(middles) + 1) for certainty in Certainty}
    for story in stories:
        at = [bisect_left(middles, day) for day, _ in story]
        for (_, held), start, end in zip(story, at, (*at[1:], len(middles)), strict=True):
            changes[held][start] += 1
            changes[held][end] -= 1
    certain, possible = (list(accumulate(changes[certainty][:-1])) for certainty in _HELD)
    return certain, possible


def _height(number: int, most: int) -> float:
    return round(number / max(most, 1) * HEIGHT, 1)
