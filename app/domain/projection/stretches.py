"""Rules 2 to 4 of the projection: which claims belong together, as one stretch of time each.

Observations with no claimed end between them are one stretch; left and returned are two. Plans, denials and
undated claims are laid beside a stretch and never change its days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from app.domain.dates import day_after
from app.domain.figures import Days
from app.domain.projection.components import Component, components
from app.domain.projection.endings import Closing, Endings, is_quarrel
from app.domain.projection.spans import Dated, Reading, Says, in_time, speaks_against
from app.domain.vocabulary import Category


@dataclass(slots=True)
class Stretch:
    """The claims that become one episode.

    `observed` give it its days: dated observations, weak ones too. There are none in a stretch of plans
    alone, or of what fits nowhere. `closers` are absences that claim its end. `beside` are denials, absences
    that count as such, and what is undated. `not_before` is the day after the end of the stretch before it.
    """

    observed: list[Dated] = field(default_factory=list)
    closers: list[Dated] = field(default_factory=list)
    plans: list[Dated] = field(default_factory=list)
    beside: list[Reading] = field(default_factory=list)
    closing: Closing | None = None
    not_before: date = date.min

    @property
    def end_day(self) -> date | None:
        """The day it closes on; None of one that is not closed."""
        return self.closing.day if self.closing else None

    @property
    def strong(self) -> list[Dated]:
        """The observations that are not weak."""
        return [reading for reading in self.observed if not reading.is_weak]

    @property
    def telling(self) -> list[Dated]:
        """The observations that are not weak, weak ones where there are no others."""
        return self.strong or self.observed

    @property
    def days(self) -> Days | None:
        """Its first day and its last: of its end if it is closed, else of its last span."""
        spans = [reading.span for reading in self.observed]
        if not spans:
            return None
        first = max(self.not_before, min(span.first for span in spans))
        return Days(first, max(first, self.end_day or max(span.last for span in spans)))

    @property
    def claims(self) -> list[Reading]:
        """All claims of the stretch."""
        return [*self.observed, *self.closers, *self.plans, *self.beside]

    def is_over(self, day: date) -> bool:
        """Whether it was closed before a day."""
        return self.end_day is not None and self.end_day < day


def gather(readings: Iterable[Reading]) -> list[Stretch]:
    """Lay every claim into exactly one stretch: in order of time, then plans alone, then what remains."""
    known = sorted(readings, key=lambda reading: reading.id)
    dated = [reading for reading in known if isinstance(reading, Dated)]
    seen = [reading for reading in dated if reading.says is Says.OBSERVATION]
    absent = [reading for reading in dated if reading.says is Says.ABSENCE]
    stretches, denials = _form(
        [reading for reading in seen if not reading.is_weak],
        [reading for reading in absent if not reading.is_weak],
    )
    left = _lay_weak(stretches, [reading for reading in seen if reading.is_weak])
    more, denials = _form(left, [*denials, *(reading for reading in absent if reading.is_weak)])
    stretches += more
    for before, stretch in pairwise(stretches):
        stretch.not_before = day_after(before.end_day or date.max) or date.max
    _lay_plans(stretches, [reading for reading in dated if reading.says is Says.PLAN])
    spoken = {id(reading) for reading in denials}
    _lay_others(
        stretches,
        [reading for reading in known if _is_beside(reading) or id(reading) in spoken],
    )
    return stretches


def _is_beside(reading: Reading) -> bool:
    return reading.says is Says.DENIAL or not isinstance(reading, Dated)


def _form(observed: Sequence[Dated], absences: Iterable[Dated]) -> tuple[list[Stretch], list[Dated]]:
    """Return the stretches of these, and the absences that claim no end: these count as denials."""
    parts = components(observed)
    closers, denials = _ends_by_absence(parts, observed, absences)
    stretches: list[Stretch] = []
    endings = Endings()
    for part, ends in zip(parts, closers, strict=True):
        if not stretches or stretches[-1].is_over(part.first_day):
            stretches.append(Stretch())
            endings = Endings()
        stretch = stretches[-1]
        for reading in part.readings:
            endings.observe(reading)
        for absence in ends:
            endings.take(absence)
        stretch.observed += part.readings
        stretch.closers += ends
        stretch.closing = endings.closing
    return stretches, denials


def _ends_by_absence(
    parts: Sequence[Component], observed: Sequence[Dated], absences: Iterable[Dated]
) -> tuple[list[list[Dated]], list[Dated]]:
    """Say, in order of time, which absences claim an end of which component, and which are but denials."""
    closers: list[list[Dated]] = [[] for _ in parts]
    denials: list[Dated] = []
    firsts = [part.first_day for part in parts]
    seen = _Seen(observed)
    for absence in sorted(absences, key=in_time):
        last = bisect_left(firsts, absence.span.first) - 1
        if (
            last < 0
            or closers[last]
            or parts[last].endings.closing
            or seen.on(absence.span)
            or not seen.all_before_are_of(absence)
            or not parts[last].endings.is_closed_by(absence)
        ):
            denials.append(absence)
        else:
            closers[last].append(absence)
    return closers, denials


class _Seen:
    """What was observed, to be asked for days and for what it was of."""

    def __init__(self, observed: Sequence[Dated]) -> None:
        ordered = sorted(reading.span for reading in observed)
        self._firsts = [span.first for span in ordered]
        self._latest: list[date] = []
        for span in ordered:
            self._latest.append(max(span.last, self._latest[-1]) if self._latest else span.last)
        self._began: dict[tuple[Category | None, str | None], Dated] = {}
        for reading in sorted(observed, key=in_time):
            self._began.setdefault((reading.category, reading.under), reading)

    def on(self, days: Days) -> bool:
        """Whether something was observed on one of the days."""
        begun = bisect_left(self._firsts, day_after(days.last) or date.max)
        return begun > 0 and self._latest[begun - 1] >= days.first

    def all_before_are_of(self, absence: Dated) -> bool:
        """Whether all that begins before an absence is what it speaks of."""
        return all(
            speaks_against(absence, reading)
            for reading in self._began.values()
            if reading.span.first < absence.span.first
        )


def _lay_weak(stretches: Sequence[Stretch], weak: Iterable[Dated]) -> list[Dated]:
    """Lay weak observations in time into what others make of it, and return those that are left over."""
    left: list[Dated] = []
    for reading in sorted(weak, key=in_time):
        home = _home(stretches, reading)
        (home.observed if home else left).append(reading)
    return left


def _home(stretches: Sequence[Stretch], weak: Dated) -> Stretch | None:
    first = _not_over(stretches, weak.span.first)
    if first < len(stretches) or not stretches:
        return stretches[first] if stretches else None
    closing = stretches[-1].closing
    is_about = closing is not None and closing.is_seen and is_quarrel(weak, closing.end.latest)
    return stretches[-1] if weak.is_exit or is_about else None


def _not_over(stretches: Sequence[Stretch], day: date) -> int:
    """Return where the first stretch not closed before a day is; all but the last are closed, in order."""
    return bisect_left(stretches, day, key=lambda stretch: stretch.end_day or date.max)


def _lay_plans(stretches: list[Stretch], plans: Iterable[Dated]) -> None:
    """Rule 3: into the stretch that lasts when it is stated, else the first not over before it begins."""
    alone = Stretch()
    spans = [stretch.days for stretch in stretches]
    found = [(plan, _of_plan(stretches, spans, plan)) for plan in plans]
    for plan, home in found:
        (home or alone).plans.append(plan)
    if alone.plans:
        stretches.append(alone)


def _of_plan(stretches: Sequence[Stretch], spans: Sequence[Days | None], plan: Dated) -> Stretch | None:
    during = _not_over(stretches, plan.span.first)
    if during < len(stretches) and (days := spans[during]) and days.first <= plan.span.last:
        return stretches[during]
    after = _not_over(stretches, plan.begins)
    return stretches[after] if after < len(stretches) else None


def _lay_others(stretches: list[Stretch], others: Iterable[Reading]) -> None:
    """Rule 4: into the first stretch they meet, else the last, which is the last not over before them."""
    spans = [days for stretch in stretches if (days := stretch.days)]
    rest = Stretch()
    for reading in others:
        home = stretches[-1] if stretches else rest
        if isinstance(reading, Dated):
            first = bisect_left(spans, reading.span.first, key=lambda days: days.last)
            if first < len(spans) and spans[first].first <= reading.span.last:
                home = stretches[first]
        home.beside.append(reading)
    if rest.beside:
        stretches.append(rest)
