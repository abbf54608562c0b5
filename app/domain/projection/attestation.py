"""Rule 8 of the projection: from how many sources an episode is known, and whether any dispute it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.domain.dates import day_after
from app.domain.evidence import sources_of
from app.domain.figures import Days
from app.domain.projection.intervals import edges, holds, united
from app.domain.projection.spans import Dated, Reading, Says, speaks_against
from app.domain.projection.steps import Steps
from app.domain.vocabulary import Category, Evidence, Phase


class Attestation:
    """How well one phase of an episode is attested by its claims: over all times, and on a day.

    On a day only those count that speak of it, or of days within a lapse before it.
    """

    def __init__(self, phase: Phase, readings: Sequence[Reading]) -> None:
        affirming = [reading for reading in readings if reading.affirms and reading.phase is phase]
        denying = [reading for reading in readings if reading.says in (Says.DENIAL, Says.ABSENCE)]
        heard = [one for one in denying if isinstance(one, Dated) and not one.is_weak]
        windows = list(_disputed(phase, affirming, heard))
        counted = [reading for reading in affirming if not reading.is_weak]
        self.sources = len({source for reading in counted for source in sources_of(reading.claim)})
        self._has_affirming = bool(affirming)
        is_disputed = bool(heard) if phase is Phase.PLANNED else bool(windows)
        self.evidence = self._weigh(self.sources, is_disputed=is_disputed)
        self._disputed = united(windows)
        self._sources = _sources(counted)

    def on(self, day: date) -> tuple[Evidence, int]:
        """Return evidence and number of sources on a day on which the episode has a status."""
        sources = self._sources.at(day)
        return self._weigh(sources, is_disputed=holds(self._disputed, day)), sources

    @property
    def changes(self) -> set[date]:
        """The days on which evidence or sources may change."""
        return {*edges(self._disputed), *self._sources.days}

    def _weigh(self, sources: int, *, is_disputed: bool) -> Evidence:
        if not self._has_affirming:
            return Evidence.DENIED
        if is_disputed:
            return Evidence.DISPUTED
        return Evidence.CORROBORATED if sources > 1 else Evidence.CLAIMED


def _disputed(phase: Phase, affirming: Iterable[Reading], denying: Iterable[Dated]) -> Iterator[Days]:
    """Yield days on which what affirms and what denies the same days are heard; of a plan, any denial."""
    if phase is Phase.PLANNED:
        yield from (denial.span.with_lapse for denial in denying)
        return
    # A triple may have thousands of claims of a few spans.
    stating = sorted(
        ((span, span.with_lapse, reading) for (span, *_), reading in _alike(affirming).items()), key=_first
    )
    for (span, *_), denial in _alike(denying).items():
        speaking = span.with_lapse
        for said, heard, reading in stating:
            if said.first > span.last:
                break
            if said.last < span.first or not speaks_against(denial, reading):
                continue
            if both := heard.common(speaking):
                yield both


def _alike(readings: Iterable[Reading]) -> dict[tuple[Days, Says, Category | None, str | None], Dated]:
    """Return one reading of each days and kind; exits state no days."""
    return {
        (reading.span, reading.says, reading.category, reading.under): reading
        for reading in readings
        if isinstance(reading, Dated) and not (reading.is_exit and reading.says is Says.OBSERVATION)
    }


def _first(stated: tuple[Days, Days, Dated]) -> Days:
    return stated[0]


def _sources(readings: Iterable[Reading]) -> Steps[int]:
    heard: dict[str, list[Days]] = {}
    for reading in readings:
        if isinstance(reading, Dated):
            for source in sources_of(reading.claim):
                heard.setdefault(source, []).append(reading.span.with_lapse)
    changes: dict[date, int] = {}
    for windows in heard.values():
        for days in united(windows):
            changes[days.first] = changes.get(days.first, 0) + 1
            if after := day_after(days.last):
                changes[after] = changes.get(after, 0) - 1
    steps: Steps[int] = Steps(before=0)
    count = 0
    for day in sorted(changes):
        count += changes[day]
        steps.change(day, count)
    return steps
