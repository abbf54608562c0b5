"""Steps 5 and 6 of the projection: how certain an episode is on a day, and what its status is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from app.domain.dates import day_after, months_after
from app.domain.projection.spans import TRANSITIONS, Dated, is_later, latest
from app.domain.projection.steps import Steps
from app.domain.projection.stretches import Stretch
from app.domain.vocabulary import Certainty, Phase, Status

CONFIRMATION_MONTHS: Final = 36
"""How long an observation, or a plan, stands without being heard of again."""


class Timeline:
    """The days of one stretch: ask `certainty` and `status` of any day; `changes` are when they may change.

    `start` is the first day of what was observed, `planned` the day a plan was first stated if that is
    before the start; None where there is none.
    """

    def __init__(self, stretch: Stretch) -> None:
        self.start = stretch.first_day if stretch.observed else None
        self._closed = stretch.end is not None
        confirmed_until = _until(reading.when.latest for reading in stretch.observed)
        self._possible_until = stretch.end.latest if stretch.end else confirmed_until
        self._certain = _certain(stretch.observed, stretch.end.latest if stretch.end else date.max)
        self._latest = _latest(stretch.observed)
        plans = [r for r in stretch.beside if isinstance(r, Dated) and r.affirms]
        self._planned_until = _until(plan.when.latest for plan in plans)
        stated = min((plan.when.earliest for plan in plans), default=date.max)
        self.planned = stated if plans and (self.start is None or stated < self.start) else None

    def certainty(self, day: date) -> Certainty:
        """Say how sure it is that the episode held on the day (step 5)."""
        if self.start is None or day < self.start:
            if self.planned is None or day < self.planned:
                return Certainty.NO
            return Certainty.NOT_YET if day <= self._planned_until else Certainty.STALE
        if self._certain.at(day):
            return Certainty.CERTAIN
        if day <= self._possible_until:
            return Certainty.POSSIBLE
        return Certainty.NO if self._closed else Certainty.STALE

    def status(self, day: date) -> Status | None:
        """Return the status on the day (step 6); there is one where it is certain, possible or not-yet."""
        return self.on(day)[1]

    def on(self, day: date) -> tuple[Certainty, Status | None]:
        """Return certainty and status at once."""
        certainty = self.certainty(day)
        if certainty is Certainty.NO or certainty is Certainty.STALE:
            return certainty, None
        latest = self._latest.at(day)
        return certainty, Status.PLANNED if latest is None else latest.status_on(day)

    @property
    def first_day(self) -> date | None:
        """The first day of which there is anything to say."""
        return self.start if self.planned is None else self.planned

    def phase(self, day: date) -> Phase:
        """Return the phase shown on the day: planned before the start, else actual."""
        return Phase.PLANNED if self.start is None or day < self.start else Phase.ACTUAL

    @property
    def changes(self) -> set[date]:
        """The days on which certainty or status may change."""
        days: set[date | None] = {*self._certain.days, *self._latest.days}
        days.update(r.when.earliest for r in self._latest.values if r and r.status in TRANSITIONS)
        if self.planned is not None:
            days |= {self.planned, day_after(self._planned_until)}
        if self.start is not None:
            days |= {self.start, day_after(self._possible_until)}
        return {day for day in days if day is not None}


def _until(heard: Iterable[date]) -> date:
    """Return the last day that what was heard stands for; the first there is, if nothing was."""
    last = max(heard, default=None)
    return date.min if last is None else months_after(last, CONFIRMATION_MONTHS)


def _certain(observed: Iterable[Dated], end_day: date) -> Steps[bool]:
    """Unite the days that are certain, up to the end, with those between two of them not too far apart."""
    certain = Steps(before=False)
    last: date | None = None
    for first_day, last_day in sorted(days for reading in observed for days in reading.span.certain):
        if first_day > end_day:
            break
        if last is None or first_day > months_after(last, CONFIRMATION_MONTHS):
            certain.change(day_after(last) if last else None, value=False)
            certain.change(first_day, value=True)
            last = min(last_day, end_day)
        else:
            last = max(last, min(last_day, end_day))
    certain.change(day_after(last) if last else None, value=False)
    return certain


def _latest(observed: Iterable[Dated]) -> Steps[Dated | None]:
    """Return the latest claim among those whose span starts by the day, None before the first."""
    latest: Dated | None = None
    steps: Steps[Dated | None] = Steps(before=None)
    for reading in observed:
        if latest is None or is_later(reading, latest):
            latest = reading
            steps.change(reading.span.first_day, reading)
    return steps


def last_status(stretch: Stretch) -> Status:
    """Return the status of a read without a day (step 6)."""
    if stretch.end:
        return Status.ENDED
    affirming = [reading for reading in stretch.claims if reading.affirms]
    actual = [reading for reading in affirming if reading.phase is Phase.ACTUAL]
    if affirming and not actual:
        return Status.PLANNED
    telling = [reading for reading in actual if reading.status is not Status.UNKNOWN]
    return latest(telling).status if telling else Status.UNKNOWN
