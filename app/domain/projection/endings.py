"""Rule 2 of the projection, the end: which claimed end closes a stretch, and what quarrels about its day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from app.domain.dates import day_after, day_before, exactly, shifted
from app.domain.model import DateSpan
from app.domain.projection.spans import Dated

QUARREL_DAYS: Final = 31
"""Seen so soon after an end that an observation claims, it is a quarrel about that day, not a return."""


class Closing(NamedTuple):
    """How a stretch closes: the end claimed, the day it closes on, whether an observation claims it."""

    end: DateSpan
    day: date
    is_seen: bool


def is_quarrel(reading: Dated, end: date) -> bool:
    """Whether an observation quarrels about an end on that day: one that does not say since when."""
    if reading.from_ is not None or reading.is_coarse:
        return False
    return end < reading.span.first <= shifted(end, QUARREL_DAYS)


def end_by(absence: Dated) -> DateSpan:
    """Return the end an absence can claim: the day before it begins."""
    return exactly(day_before(absence.span.first))


_Key = tuple[date, date, bool]


@dataclass(slots=True)
class Endings:
    """The ends claimed of a stretch that grows; ask `closing` at any time.

    An end closes it if it is not before the reach of any member, quarrels about it left out. One that a
    member looks beyond never will: it is given up.
    """

    _alive: dict[_Key, DateSpan] = field(default_factory=dict)
    _reaches: list[tuple[date, date]] = field(default_factory=list)
    _quarrelsome: list[date] = field(default_factory=list)

    def observe(self, reading: Dated) -> None:
        """Take in an observation, and the end it claims."""
        insort(self._reaches, (reading.reach, reading.span.last))
        if reading.from_ is None and not reading.is_coarse:
            insort(self._quarrelsome, reading.span.first)
        self._alive = {
            key: end
            for key, end in self._alive.items()
            if reading.reach <= end.latest or (key[2] and is_quarrel(reading, end.latest))
        }
        if reading.end is not None and self._allows(reading.end.latest, is_seen=True):
            self._alive[reading.end.earliest, reading.end.latest, True] = reading.end

    def take(self, absence: Dated) -> None:
        """Take in an absence that claims an end."""
        end = end_by(absence)
        if self._allows(end.latest, is_seen=False):
            self._alive[end.earliest, end.latest, False] = end

    def is_closed_by(self, absence: Dated) -> bool:
        """Whether the end that an absence claims would close a stretch that nothing closes."""
        return self._allows(end_by(absence).latest, is_seen=False)

    @property
    def closing(self) -> Closing | None:
        """The end that begins last, of equal ones the shortest; None while nothing closes it."""
        best: tuple[date, int, date, bool] | None = None
        found: Closing | None = None
        for (earliest, latest, is_seen), end in self._alive.items():
            day = self._day(latest) if is_seen else latest
            key = (earliest, -latest.toordinal(), day, is_seen)
            if best is None or key > best:
                best, found = key, Closing(end, day, is_seen)
        return found

    def _allows(self, end: date, *, is_seen: bool) -> bool:
        """Whether all that looks beyond the day only quarrels about it."""
        beyond = len(self._reaches) - bisect_right(self._reaches, (end, date.max))
        if not beyond or not is_seen:
            return not beyond
        quarrels = bisect_right(self._quarrelsome, shifted(end, QUARREL_DAYS)) - bisect_right(
            self._quarrelsome, end
        )
        return beyond == quarrels

    def _day(self, end: date) -> date:
        """Return the latest day among the end and the spans of the quarrels about it."""
        beyond = self._reaches[bisect_left(self._reaches, (day_after(end) or date.max, date.min)) :]
        return max([end, *(last for _, last in beyond)])
