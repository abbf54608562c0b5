"""What a table of counts says when it is read as a whole, and above all what its noughts say.

The tables give 0 for most places in most years, for different reasons, and only one of them is an end. So
each count is judged among all counts of its place, which may stand elsewhere and under another name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.importers.troopdata_places import Place

NEW_COUNT_MONTH: Final = (2017, 12)
NEW_COUNT_YEAR: Final = 2018
"""From the report of December 2017 on, troops on contingency operations are not counted where they are: the
quarterly file shows the break there (Niger 510 and then 7, Djibouti 3,132 and then 820), the yearly one,
which takes the highest report of a year, from 2018 on."""


@dataclass(frozen=True, slots=True)
class Count:
    """One row: how many were at a place in a year, or at the end of a quarter.

    `military` are active duty and, where counted, the Selected Reserve, of which `reserve` says how many.
    `month` is None in the yearly file. `report` is the report that a quarter's figure is from.
    """

    line: int
    stated: str
    place: Place
    year: int
    month: int | None
    military: int
    reserve: int
    civilians: int
    report: str

    @property
    def period(self) -> tuple[int, int]:
        """What orders the counts of a place."""
        return (self.year, self.month or 0)

    @property
    def as_of(self) -> str:
        """The period as an EDTF date."""
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"

    @property
    def is_new_count(self) -> bool:
        """Whether it leaves out troops on contingency operations."""
        return self.period >= NEW_COUNT_MONTH if self.month else self.year >= NEW_COUNT_YEAR


class Verdict(Enum):
    """What becomes of a count: the first two become claims."""

    PRESENT = "present"
    ENDED = "ended"
    NO_NEWS = "nobody was counted there just before either"
    OTHER_NAME = "the place has a figure for the same time under another name"
    NOT_COUNTED = "the reports no longer count troops on operations, so nobody counted is nobody left"


def judged(counts: Sequence[Count]) -> list[Verdict]:
    """Return the verdict on each count, in their order. The same whatever that order is."""
    by_place: dict[Place, list[Count]] = defaultdict(list)
    for count in counts:
        by_place[count.place].append(count)
    verdicts = {line: v for series in by_place.values() for line, v in _judged(series)}
    return [verdicts[count.line] for count in counts]


def _judged(series: Iterable[Count]) -> Iterable[tuple[int, Verdict]]:
    """Judge the counts of one place."""
    periods: dict[tuple[int, int], list[Count]] = defaultdict(list)
    for count in series:
        periods[count.period].append(count)
    was_there = False
    for period in sorted(periods):
        found = periods[period]
        is_there = any(count.military for count in found)
        ended = was_there
        for count in found:
            verdict = _verdict(count, is_there=is_there, was_there=ended)
            ended = ended and verdict is not Verdict.ENDED
            yield count.line, verdict
        was_there = is_there


def _verdict(count: Count, *, is_there: bool, was_there: bool) -> Verdict:
    if count.military:
        return Verdict.PRESENT
    if is_there:
        return Verdict.OTHER_NAME
    if not was_there:
        return Verdict.NO_NEWS
    return Verdict.NOT_COUNTED if count.is_new_count else Verdict.ENDED


DOUBLED: Final = frozenset(
    {
        "Burkina Faso", "Congo", "Democratic Republic of the Congo", "Ivory Coast", "Swaziland", "Tanzania",
        "Zimbabwe",
    }
)  # fmt: skip
"""Places that have had two names, and in the quarterly file twice the figures of the yearly one."""

_DOUBLED_JUNES: Final = range(2014, 2022)
_MUCH_MORE: Final = 1.5
_MANY: Final = 10

DOUBTFUL_YEARS: Final = {("Iraq", 2006), ("Iraq", 2007)}
"""423,300 and 510,000: about three times the years beside them, and not split by service."""


def doubts(counts: Sequence[Count]) -> dict[int, str]:
    """Return by line why a figure is probably too high, each one sentence. The figures stand."""
    at = {(count.stated, count.period): count.military for count in counts}
    found: dict[int, str] = {}
    for count in counts:
        if reason := _doubt(count, at):
            found[count.line] = reason
    return found


def _doubt(count: Count, at: dict[tuple[str, tuple[int, int]], int]) -> str | None:
    if not count.military:
        return None
    if count.month is None:
        high = (count.stated, count.year) in DOUBTFUL_YEARS
        return "The figure looks like the sum of several reports." if high else None
    if count.stated in DOUBLED:
        return "The figure is probably twice that of the report: the place has had two names."
    beside = [at.get((count.stated, (count.year, month)), 0) for month in (3, 9)]
    june = count.month == 6 and count.year in _DOUBLED_JUNES
    if june and count.military >= _MANY and count.military > _MUCH_MORE * max(beside) > 0:
        return (
            "The figure is far above those of March and September: the June report was probably added twice."
        )
    return None
