"""Steps 2 to 4 of the projection: which claims belong together, as one stretch of time each.

Observations with no claimed end between them are one stretch; left and returned are two. Plans, denials
and undated claims are laid beside a stretch and never change its days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.model import DateSpan
from app.domain.projection.spans import Dated, Reading, Undated
from app.domain.vocabulary import Phase


@dataclass(slots=True)
class Stretch:
    """The claims that become one episode.

    `observed` give it its days: dated, actual, affirming, in order of their first day. There are none in a
    stretch of plans alone, or of what fits nowhere. `beside` are all its other claims.
    """

    observed: list[Dated] = field(default_factory=list)
    beside: list[Reading] = field(default_factory=list)
    last_day: date = date.min
    reach: date = date.min
    claimed_end: DateSpan | None = None

    def observe(self, reading: Dated) -> None:
        """Take in a claim that starts no earlier than those already here."""
        span = reading.span
        self.observed.append(reading)
        self.last_day = max(self.last_day, span.last_day)
        self.reach = max(self.reach, span.reach)
        if span.end is not None and (self.claimed_end is None or _order(span.end) > _order(self.claimed_end)):
            self.claimed_end = span.end

    @property
    def end(self) -> DateSpan | None:
        """The greatest claimed end, if the stretch is closed: if no claim surely looks beyond it."""
        return self.claimed_end if self.claimed_end and self.claimed_end.latest >= self.reach else None

    @property
    def end_day(self) -> date:
        """The last day: of its end if it is closed, else of its last span."""
        return self.end.latest if self.end else self.last_day

    @property
    def first_day(self) -> date:
        """The first day of a stretch that was observed."""
        return self.observed[0].span.first_day

    @property
    def claims(self) -> list[Reading]:
        """All claims of the stretch."""
        return [*self.observed, *self.beside]


def gather(readings: Sequence[Reading]) -> list[Stretch]:
    """Lay every claim into exactly one stretch: in order of time, then plans alone, then what remains."""
    dated = [reading for reading in readings if isinstance(reading, Dated)]
    affirming = [reading for reading in dated if reading.affirms]
    stretches = _observations(reading for reading in affirming if reading.phase is Phase.ACTUAL)
    _lay_plans(stretches, [reading for reading in affirming if reading.phase is Phase.PLANNED])
    denials = [reading for reading in dated if not reading.affirms]
    _lay_others(stretches, denials, [reading for reading in readings if isinstance(reading, Undated)])
    return stretches


def _observations(readings: Iterable[Dated]) -> list[Stretch]:
    """Step 2: by their first day; one that starts after the last day so far shares no day with any before."""
    stretches: list[Stretch] = []
    for reading in sorted(readings, key=lambda reading: reading.span.first_day):
        apart = not stretches or reading.span.first_day > stretches[-1].last_day
        if apart and (not stretches or stretches[-1].end):
            stretches.append(Stretch())
        stretches[-1].observe(reading)
    return stretches


def _lay_plans(stretches: list[Stretch], plans: Iterable[Dated]) -> None:
    """Step 3: beside the first stretch that was not over before the time planned for."""
    alone = Stretch()
    for plan in plans:
        first = bisect_left(stretches, plan.span.first_day, key=_over)
        home = stretches[first] if first < len(stretches) else alone
        home.beside.append(plan)
    if alone.beside:
        stretches.append(alone)


def _lay_others(stretches: list[Stretch], denials: Iterable[Dated], undated: Iterable[Undated]) -> None:
    """Step 4: beside the first stretch they meet, else the last, unless that was over before them.

    Whatever was over before them was so before the last; nothing was over before an undated claim.
    """
    observed = [stretch for stretch in stretches if stretch.observed]
    rest = Stretch()
    last = stretches[-1] if stretches else rest
    for denial in denials:
        first = bisect_left(observed, denial.span.first_day, key=lambda stretch: stretch.end_day)
        if first < len(observed) and observed[first].first_day <= denial.span.last_day:
            home = observed[first]
        else:
            home = rest if _over(last) < denial.span.first_day else last
        home.beside.append(denial)
    last.beside.extend(undated)
    if rest.beside:
        stretches.append(rest)


def _over(stretch: Stretch) -> date:
    """Return the day from whose end on it was over: that of a closed stretch, which come in order."""
    return stretch.end.latest if stretch.end else date.max


def _order(end: DateSpan) -> tuple[date, date, str]:
    """Order ends by their latest day, the more precise and then any one of equal ones as the greater."""
    return (end.latest, end.earliest, end.edtf)
