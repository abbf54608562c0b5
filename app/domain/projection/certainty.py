"""Rules 5 and 6 of the projection: how certain an episode is on a day, and what its status is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations_with_replacement, pairwise

from app.domain.dates import day_after, day_before
from app.domain.figures import Days, lapse_after
from app.domain.projection.endings import end_by, is_quarrel
from app.domain.projection.intervals import edges, holds, meets, united, without
from app.domain.projection.spans import PASSING, Dated, Says, latest, speaks_against
from app.domain.projection.steps import Steps
from app.domain.projection.stretches import Stretch
from app.domain.vocabulary import Certainty, Phase, Status


class Timeline:
    """The days of one stretch: ask `certainty` and `status` of any day; `changes` are when they may change.

    `start` is its first day, `planned` the day a plan was first stated if that is before the start; None
    where there is none. `against` are all dated denials and absences of the triple: they speak to all its
    episodes.
    """

    def __init__(self, stretch: Stretch, against: Sequence[Dated]) -> None:
        days = stretch.days
        self.start = days.first if days else None
        self.end = stretch.end_day
        self._certain = _certain(stretch, against)
        self._possible = _possible(stretch.observed)
        self._said = _Said(stretch.observed)
        self._plans = _plans(stretch.plans)
        stated = min((plan.span.first for plan in stretch.plans), default=None)
        is_ahead = stated is not None and (self.start is None or stated < self.start)
        self.planned = stated if is_ahead else None

    def certainty(self, day: date) -> Certainty:
        """Say how sure it is that the episode held on the day (rule 5); `STALE` is a `no` that is listed."""
        if self.start is None or day < self.start:
            until = self._plans.at(day)
            return Certainty.NO if until is None or day > until else Certainty.NOT_YET
        if self.end is not None and day > self.end:
            return Certainty.NO
        if holds(self._certain, day):
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if holds(self._possible, day) else Certainty.STALE

    def status(self, day: date) -> Status | None:
        """Return the status on the day (rule 6); there is one where it is certain, possible or not-yet."""
        return self.on(day)[1]

    def on(self, day: date) -> tuple[Certainty, Status | None]:
        """Return certainty and status at once."""
        certainty = self.certainty(day)
        if certainty in (Certainty.NO, Certainty.STALE):
            return certainty, None
        return certainty, Status.PLANNED if certainty is Certainty.NOT_YET else self._said.status(day)

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
        days = {*edges(self._certain), *edges(self._possible), *self._said.changes, *self._plans.days}
        for until in self._plans.values:
            if until is not None and (after := day_after(until)):
                days.add(after)
        if self.start is not None:
            days.add(self.start)
        if self.end is not None and (after := day_after(self.end)):
            days.add(after)
        return days


def _plans(plans: Iterable[Dated]) -> Steps[date | None]:
    """Return until when the plans stated by a day stand: a lapse after the last was stated."""
    steps: Steps[date | None] = Steps(before=None)
    until: date | None = None
    for stated in sorted(plan.span for plan in plans):
        until = max(until or date.min, lapse_after(stated.last))
        steps.change(stated.first, until)
    return steps


def _certain(stretch: Stretch, against: Sequence[Dated]) -> list[Days]:
    """Return the days that are certain: stated without doubt, or between two such days."""
    strong = stretch.strong
    unsure = united(_unsure(stretch))
    against = [reading for reading in against if not reading.is_weak]
    pieces: dict[frozenset[int], list[Days]] = {}
    faced: dict[object, frozenset[int]] = {}
    cuts = _Cuts(strong)
    for reading in strong:
        key = (reading.category, reading.under)
        if key not in faced:
            faced[key] = frozenset(i for i, one in enumerate(against) if speaks_against(one, reading))
        pieces.setdefault(faced[key], []).extend(cuts.stated(reading))
    holes = {
        each: united([*unsure, *(one.span for i, one in enumerate(against) if i in each)]) for each in pieces
    }
    left = {
        each: united(part for days in stated for part in without(days, holes[each]))
        for each, stated in pieces.items()
    }
    found: list[Days] = []
    for one, other in combinations_with_replacement(sorted(left, key=sorted), 2):
        blocked = holes[one] if one == other else united([*holes[one], *holes[other]])
        found += _bridged(united([*left[one], *left[other]]), blocked)
    within = stretch.days
    if within is None:
        return []
    return [
        Days(max(each.first, within.first), min(each.last, stretch.end_day or date.max))
        for each in united(found)
        if each.last >= within.first and each.first <= (stretch.end_day or date.max)
    ]


def _bridged(stated: Sequence[Days], blocked: Sequence[Days]) -> Iterator[Days]:
    """Yield days, and those between two at most a lapse apart, if nothing speaks against these."""
    yield from stated
    for before, after in pairwise(stated):
        gap = Days(day_after(before.last) or date.max, day_before(after.first))
        if after.first <= lapse_after(before.last) and not meets(gap, blocked):
            yield gap


class _Cuts:
    """What cuts the days on which one is seen: a beginning and planned ends that others tell of."""

    def __init__(self, strong: Sequence[Dated]) -> None:
        fine = [reading for reading in strong if not reading.is_coarse and not reading.is_exit]
        first = min((reading.span.first for reading in fine), default=date.min)
        begun = [reading.from_ for reading in fine if reading.span.first == first]
        dated = [begins.latest for begins in begun if begins]
        self._begins = min(dated) if dated and len(dated) == len(begun) else None
        self._ends = sorted({reading.planned_end.latest for reading in strong if reading.planned_end})

    def stated(self, reading: Dated) -> Iterator[Days]:
        """Yield the days one observation states without doubt."""
        if reading.sure:
            yield reading.sure
        if reading.point is None:
            return
        first, last = reading.point
        if reading.from_:
            first = max(first, reading.from_.latest)
        if reading.end:
            last = min(last, reading.end.earliest)
        if self._begins and reading.point.holds(self._begins):
            first = max(first, self._begins)
        within = bisect_left(self._ends, reading.point.first)
        if within < len(self._ends):
            last = min(last, self._ends[within])
        if first <= last:
            yield Days(first, last)


def _unsure(stretch: Stretch) -> Iterator[Days]:
    """Yield the days after a claimed end until one observes anew what is no quarrel about that day."""
    strong = stretch.strong
    anew = [reading for reading in strong if not reading.is_exit]
    settled = sorted(r.span.first for r in anew if r.from_ is not None or r.is_coarse)
    quick = sorted((r for r in anew if r.from_ is None and not r.is_coarse), key=_first)
    ends = {reading.end.latest for reading in strong if reading.end}
    ends |= {end_by(absence).latest for absence in stretch.closers if not absence.is_weak}
    for end in ends:
        after = day_after(end)
        if after is None:
            continue
        returns = [*settled[bisect_right(settled, end) :][:1], *_after_quarrels(quick, end)]
        last = day_before(min(returns)) if returns else date.max
        if after <= last:
            yield Days(after, last)
    if stretch.end_day is not None and (after := day_after(stretch.end_day)):
        yield Days(after, date.max)


def _after_quarrels(quick: Sequence[Dated], end: date) -> Iterator[date]:
    """Yield the first day of the first that begins after an end and is no quarrel about it."""
    for reading in quick[bisect_right(quick, end, key=_first) :]:
        if not is_quarrel(reading, end):
            yield _first(reading)
            return


def _first(reading: Dated) -> date:
    return reading.span.first


def _possible(observed: Sequence[Dated]) -> list[Days]:
    """Return the days of any span, and those up to a lapse after one, but for what a planned end takes."""
    found = [reading.span for reading in observed]
    for weak in (False, True):
        heard = observed if weak else [reading for reading in observed if not reading.is_weak]
        cut = united(_over_as_planned(heard))
        for reading in observed:
            if reading.is_weak is weak and reading.status is not Status.ENDED:
                after, until = day_after(reading.span.last), lapse_after(reading.span.last)
                if after is not None and after <= until:
                    found += without(Days(after, until), cut)
    return united(found)


def _over_as_planned(heard: Iterable[Dated]) -> Iterator[Days]:
    """Yield the days after a planned end, as long as the one who stated it was the latest heard of."""
    ordered = sorted(heard, key=lambda reading: reading.later, reverse=True)
    for reading, after in zip(ordered, [*ordered[1:], None], strict=False):
        if reading.planned_end is None:
            continue
        until = after.when.latest if after else date.max
        first = max(
            day_after(reading.planned_end.latest) or date.max, day_after(reading.when.latest) or date.max
        )
        if first <= until:
            yield Days(first, until)


class _Said:
    """The status by what was made and had begun by a day (rule 6)."""

    def __init__(self, observed: Sequence[Dated]) -> None:
        strong = [reading for reading in observed if not reading.is_weak]
        weak = [reading for reading in observed if reading.is_weak]
        self._strong, self._weak = _Track(strong), _Track(weak)
        self.changes = {*self._strong.changes, *self._weak.changes}

    def status(self, day: date) -> Status:
        """Return what the latest made by the day says; none was: the earliest made of what had begun."""
        track = self._strong if self._strong.has_begun(day) else self._weak
        return track.status(day)


class _Track:
    def __init__(self, readings: Sequence[Dated]) -> None:
        made: Steps[Dated | None] = Steps(before=None)
        newest: Dated | None = None
        for reading in sorted(readings, key=_made):
            newest = reading if newest is None or reading.later < newest.later else newest
            made.change(_made(reading), newest)
        first: Steps[Dated | None] = Steps(before=None)
        earliest: Dated | None = None
        for reading in sorted(readings, key=_first):
            earliest = reading if earliest is None or reading.later > earliest.later else earliest
            first.change(_first(reading), earliest)
        self._made, self._first = made, first
        self.changes = {*made.days, *first.days}

    def has_begun(self, day: date) -> bool:
        return self._first.at(day) is not None

    def status(self, day: date) -> Status:
        made = self._made.at(day)
        reading = made or self._first.at(day)
        if reading is None or reading.status is Status.ENDED:
            return Status.PRESENT
        return Status.PRESENT if made is None and reading.status in PASSING else reading.status


def _made(reading: Dated) -> date:
    """Return the day by which it was made, and what it says had begun."""
    return max(reading.when.earliest, _first(reading))


def last_status(stretch: Stretch, phase: Phase) -> Status:
    """Return the status of a read without a day (rule 6)."""
    if stretch.closing:
        return Status.ENDED
    if phase is Phase.PLANNED:
        return Status.PLANNED
    seen = [reading for reading in stretch.claims if reading.says is Says.OBSERVATION]
    seen = [reading for reading in seen if not reading.is_weak] or seen
    telling = latest(reading for reading in seen if reading.status not in (Status.ENDED, Status.UNKNOWN))
    return telling.status if telling else Status.UNKNOWN
