"""Rule 1 of the projection: what one claim says, read on its own.

A source can only speak of what it can have seen: nothing a claim says reaches past its document's date, so an
open end, or an end still to come, reaches to the day it was said, and a beginning still to come is a plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.dates import is_set, is_vague, parse_single
from app.domain.figures import Age, Bounds, Days, bounds, is_absence, latest_first
from app.domain.model import Claim, DateSpan
from app.domain.vocabulary import (
    PLANNED_STATUSES,
    Category,
    Phase,
    Reliability,
    Stance,
    Status,
)

COARSE_DAYS: Final = 31
"""An observation of more days than these, or of one of a set, says only that it held some time then."""
PASSING: Final = frozenset({Status.DEPLOYING, Status.REDUCING, Status.LEAVING, Status.SUSPENDED})
"""What a force is said to be doing when the claim is made; before that, it was present."""
UNRELIABLE: Final = Reliability.E
IMPROBABLE: Final = 5
"""The ratings that make a claim *weak*: an unreliable source, improbable information (Admiralty E and 5)."""


class Says(StrEnum):
    """What a claim does: see, or say that nobody was there, or foresee, or deny."""

    OBSERVATION = "observation"
    ABSENCE = "absence"
    PLAN = "plan"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A claim as the projection reads it; one that is no `Dated` is *undated*. `numbers` are its figure's."""

    claim: Claim
    says: Says
    is_weak: bool
    numbers: Bounds | None
    published: DateSpan | None

    @property
    def id(self) -> str:
        """The claim's."""
        return self.claim.id

    @property
    def status(self) -> Status:
        """As it is written."""
        return self.claim.status

    @property
    def affirms(self) -> bool:
        """Whether it is an observation or a plan: an absence affirms nothing."""
        return self.says in (Says.OBSERVATION, Says.PLAN)

    @property
    def phase(self) -> Phase:
        """Planned or actual."""
        return Phase.PLANNED if self.says is Says.PLAN else Phase.ACTUAL

    @property
    def category(self) -> Category | None:
        """Of which people its figure is; None where it is of all, or there is no figure."""
        personnel = self.claim.personnel
        return None if personnel is None or personnel.category is Category.MIXED else personnel.category

    @property
    def under(self) -> str | None:
        """The id of what it is under."""
        return self.claim.under.id if self.claim.under else None

    @property
    def said(self) -> tuple[int, int]:
        """Orders by when it was said, the latest least: an undated one after all others."""
        return (0, 0)

    @property
    def appeared(self) -> tuple[int, int]:
        """Orders by when its document was published, the latest least."""
        return latest_first(days_of(self.published) if self.published else None)

    @property
    def age(self) -> Age:
        """*Later* in the rules, the latest least, but for equal ones the id."""
        return (*self.said, *self.appeared, self.status is not Status.ENDED)

    @property
    def later(self) -> tuple[Age, str]:
        """Orders claims, the latest least, of equal ones the smaller id."""
        return (self.age, self.claim.id)


@dataclass(frozen=True, slots=True, eq=False)
class Dated(Reading):
    """A claim that has a date.

    `span` are the days it speaks of (of a plan: when it was said, and `begins` is when it is to begin);
    `starts` is the date, as written, that the first of them is from, `from_` that of its interval. `end` is
    the date on whose days it says it was over, `planned_end` one still to come when it was said. `reach` is
    the day up to which it surely looks. On the days `sure` its interval surely held, on those of `point` it
    was seen, before these are cut by what others say. A *coarse* one says only that it held some time then.
    """

    when: DateSpan
    span: Days
    starts: DateSpan
    from_: DateSpan | None = None
    end: DateSpan | None = None
    planned_end: DateSpan | None = None
    reach: date = date.min
    sure: Days | None = None
    point: Days | None = None
    is_coarse: bool = False

    @property
    def begins(self) -> date:
        """The first day of the time planned for, or of what it speaks of."""
        return self.starts.earliest

    @property
    def is_exit(self) -> bool:
        """Whether it says only that it is over: ended, and not since when it had been."""
        return self.status is Status.ENDED and self.from_ is None

    @property
    def said(self) -> tuple[int, int]:
        """Orders by when it was said, the latest least."""
        return latest_first(days_of(self.when))


def in_time(reading: Dated) -> tuple[date, date, str]:
    """Order claims by the days they speak of."""
    return (reading.span.first, reading.span.last, reading.claim.id)


def days_of(span: DateSpan) -> Days:
    """Return the days a vague date may mean."""
    return Days(span.earliest, span.latest)


R = TypeVar("R", bound=Reading)


def latest(readings: Iterable[R]) -> R | None:
    """Return the latest of some claims, None of none."""
    return min(readings, key=lambda reading: reading.later, default=None)


def is_weak(claim: Claim) -> bool:
    """Whether the claim is rated E or 5: it is listed, and neither attests, confirms, ends nor disputes."""
    return claim.credibility == IMPROBABLE or claim.document.rating is UNRELIABLE


def is_sighting(reading: Reading) -> bool:
    """Whether it observes somebody still there, and is not weak."""
    return reading.says is Says.OBSERVATION and not reading.is_weak and reading.status is not Status.ENDED


def speaks_against(denying: Reading, observed: Reading) -> bool:
    """Whether a denial or an absence speaks against an observation.

    A 0 of one category, or under one mission, speaks only against observations of these.
    """
    if denying.says is Says.DENIAL:
        return True
    return denying.category in (None, observed.category) and denying.under in (None, observed.under)


def when(claim: Claim) -> DateSpan | None:
    """Return when the claim was observed or said: `as_of`, else the document's `published`; None if undated.

    Nothing is observed after it was published. Of an undated document that gives an interval, its `to`, else
    its `from`, stands in. The day of recording never counts. Raises ValueError for what is no single date.
    """
    stated, said = _date(claim.as_of), _date(claim.document.published)
    if stated is not None and said is not None and stated.latest > said.latest:
        return DateSpan(stated.edtf, min(stated.earliest, said.latest), said.latest)
    return stated or said or _date(claim.valid_to) or _date(claim.valid_from)


def read(claim: Claim) -> Reading:
    """Read one claim. Raises ValueError where a date is not a single EDTF date."""
    said, begins = when(claim), _date(claim.valid_from)
    says = _says(claim, said, begins)
    numbers = bounds(claim.personnel) if claim.personnel else None
    undated = Reading(claim, says, is_weak(claim), numbers, _date(claim.document.published))
    if said is None:
        return undated
    return _plan(undated, said, begins) if says is Says.PLAN else _dated(undated, said, begins)


def _says(claim: Claim, said: DateSpan | None, begins: DateSpan | None) -> Says:
    if claim.stance is Stance.DENIES:
        return Says.DENIAL
    if claim.status in PLANNED_STATUSES or (begins and said and begins.earliest > said.latest):
        return Says.PLAN
    return Says.ABSENCE if is_absence(claim.personnel) else Says.OBSERVATION


def _plan(plan: Reading, said: DateSpan, begins: DateSpan | None) -> Dated:
    return Dated(
        plan.claim, plan.says, plan.is_weak, plan.numbers, plan.published, said,
        days_of(said), begins or said, begins,
    )  # fmt: skip


def _dated(reading: Reading, said: DateSpan, begins: DateSpan | None) -> Dated:
    claim = reading.claim
    ends = _date(claim.valid_to)
    planned = ends if ends is not None and ends.earliest > said.latest else None
    over = None if planned else ends
    starts = begins or (said if ends is None or said.earliest <= ends.earliest else ends)
    first = starts.earliest
    is_alone = begins is None and ends is None
    is_ended = claim.status is Status.ENDED
    return Dated(
        claim, reading.says, reading.is_weak, reading.numbers, reading.published, said,
        span=Days(first, max(first, over.latest if over else said.latest)),
        starts=starts,
        from_=begins,
        end=_end(over, said) if is_ended else over,
        planned_end=planned,
        reach=over.earliest if over else max(first, said.earliest) if begins else said.earliest,
        sure=_sure(begins, over or said),
        point=_point(said, is_seen=(claim.as_of is not None or is_alone) and not is_ended),
        is_coarse=is_alone and (days_of(said).length > COARSE_DAYS or is_set(said.edtf)),
    )  # fmt: skip


def _end(over: DateSpan | None, said: DateSpan) -> DateSpan:
    """Return when a claim of status ended says that it was over: not after it was said."""
    if over is None:
        return said
    return DateSpan(over.edtf, over.earliest, min(over.latest, said.latest))


def _sure(begins: DateSpan | None, until: DateSpan) -> Days | None:
    if begins is None or begins.latest > until.earliest:
        return None
    return Days(begins.latest, until.earliest)


def _point(said: DateSpan, *, is_seen: bool) -> Days | None:
    if not is_seen or is_vague(said.edtf) or is_set(said.edtf):
        return None
    return days_of(said)


def _date(edtf: str | None) -> DateSpan | None:
    return None if edtf is None else parse_single(edtf)
