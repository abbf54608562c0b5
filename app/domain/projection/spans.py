"""Step 1 of the projection: what one claim says about time, read on its own.

A source can only speak of what it can have seen: nothing a claim says reaches past its *when*, so an open
end, or an end still to come, reaches to the day it was said, and a beginning still to come is a plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Final, NamedTuple

from app.domain.dates import is_vague, parse_single
from app.domain.model import Claim, DateSpan
from app.domain.vocabulary import PLANNED_STATUSES, Phase, Stance, Status

Days = tuple[date, date]
"""A first and a last day, both included."""

TRANSITIONS: Final = frozenset({Status.DEPLOYING, Status.REDUCING, Status.SUSPENDED})
"""What a force is said to be doing when the claim is made; before that, it was present."""


class Span(NamedTuple):
    """The days a claim says something held, or was to hold, from `first_day` to `last_day`.

    `starts` is the date, as written, that the first day is from. `reach` is the day up to which the claim
    surely looks. `end` is the date on whose latest day the claim says it was over. On the days of `certain`
    it surely held.
    """

    starts: DateSpan
    first_day: date
    last_day: date
    reach: date
    end: DateSpan | None = None
    certain: tuple[Days, ...] = ()


class Undated(NamedTuple):
    """A claim without any date, as the projection reads it. `status` as in `Dated`."""

    claim: Claim
    affirms: bool
    phase: Phase
    status: Status

    @property
    def later(self) -> tuple[date, date, bool]:
        """As in `Dated`: before all of them."""
        return (date.min, date.min, False)


class Dated(NamedTuple):
    """A claim as the projection reads it.

    `status` differs from the written one where a figure of 0 says ended; `phase` where a beginning still to
    come makes the claim a plan. The span of a plan is the time planned for.
    """

    claim: Claim
    affirms: bool
    phase: Phase
    status: Status
    when: DateSpan
    span: Span

    @property
    def later(self) -> tuple[date, date, bool]:
        """What orders claims in time, the latest greatest; of equal ones the smaller id is the later."""
        return (self.when.latest, self.when.earliest, self.status is Status.ENDED)

    def status_on(self, day: date) -> Status:
        """Return what the claim says of a day of its episode: an end, or a transition to come, is present."""
        to_come = self.status in TRANSITIONS and day < self.when.earliest
        return Status.PRESENT if to_come or self.status is Status.ENDED else self.status


Reading = Dated | Undated


def is_later(reading: Reading, other: Reading) -> bool:
    """Say which of two different claims is the later, so that of any claims exactly one is the latest."""
    if reading.later == other.later:
        return reading.claim.id < other.claim.id
    return reading.later > other.later


def latest(readings: Iterable[Reading]) -> Reading:
    """Return the latest of some claims; there must be one."""
    return reduce(lambda best, reading: reading if is_later(reading, best) else best, readings)


def when(claim: Claim) -> DateSpan | None:
    """Return when the claim was observed or said: `as_of`, else the document's `published`; None if undated.

    Of an undated document that gives an interval, the last date it names stands in: it can have been
    written no earlier. The day of recording never counts. Raises ValueError for what is not a single date.
    """
    written = claim.as_of or claim.document.published or claim.valid_to or claim.valid_from
    return None if written is None else parse_single(written)


def read(claim: Claim) -> Reading:
    """Read one claim. Raises ValueError where a date is not a single EDTF date."""
    said = when(claim)
    affirms = claim.stance is Stance.AFFIRMS
    status = _status(claim)
    planned = claim.status in PLANNED_STATUSES
    if said is None:
        return Undated(claim, affirms, Phase.PLANNED if planned else Phase.ACTUAL, status)
    begins = _date(claim.valid_from)
    planned = planned or (begins is not None and begins.earliest > said.latest)
    span = _planned(begins or said) if planned and affirms else _span(claim, status, said, begins)
    return Dated(claim, affirms, Phase.PLANNED if planned else Phase.ACTUAL, status, said, span)


def _planned(time: DateSpan) -> Span:
    return Span(time, time.earliest, time.latest, time.earliest)


def _status(claim: Claim) -> Status:
    """Return the status, where a figure of 0 says ended; a plan for a figure of 0 is still a plan."""
    nobody = claim.personnel is not None and claim.personnel.is_zero
    return Status.ENDED if nobody and claim.status not in PLANNED_STATUSES else claim.status


def _span(claim: Claim, status: Status, said: DateSpan, begins: DateSpan | None) -> Span:
    ends = _date(claim.valid_to)
    over = ends if ends is not None and _is_past(ends, said, begins) else None
    starts = begins or (said if ends is None or said.earliest <= ends.earliest else ends)
    first_day = starts.earliest
    last_day = max(first_day, over.latest if over else said.latest)
    reach = over.earliest if over else max(first_day, said.earliest)
    end = over or (said if status is Status.ENDED else None)
    return Span(starts, first_day, last_day, reach, end, _certain(claim, status, said, begins, over))


def _is_past(ends: DateSpan, said: DateSpan, begins: DateSpan | None) -> bool:
    """Whether an end was over when the claim was made; one before its own beginning cannot be meant."""
    return ends.latest <= said.latest and (begins is None or begins.earliest <= ends.latest)


def _certain(
    claim: Claim, status: Status, said: DateSpan, begins: DateSpan | None, over: DateSpan | None
) -> tuple[Days, ...]:
    """Return the days on which the claim leaves no doubt: inside its interval, and as it was observed."""
    spans: list[Days] = []
    if begins is not None:
        spans.append((begins.latest, over.earliest if over else said.earliest))
    if claim.as_of is not None and status is not Status.ENDED and not is_vague(claim.as_of):
        first_day = max(said.earliest, begins.earliest) if begins else said.earliest
        spans.append((first_day, min(said.latest, over.latest) if over else said.latest))
    return tuple(span for span in spans if span[0] <= span[1])


def _date(edtf: str | None) -> DateSpan | None:
    return None if edtf is None else parse_single(edtf)
