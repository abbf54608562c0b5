"""What one claim says, in the words of rule 1 of the model.

Part of `naive_projection`, which says what this is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from app.domain.dates import is_set, is_vague, parse_single
from app.domain.model import Claim, Personnel
from app.domain.vocabulary import Category, Qualifier, Reliability, Stance, Status

LAPSE = 36
QUARREL = timedelta(days=31)
DAY = timedelta(days=1)
COARSE = 31
PLANS = (Status.PLANNED, Status.ANNOUNCED, Status.AGREED)


@dataclass(frozen=True)
class Days:
    """A first and a last day."""

    first: date
    last: date

    def meets(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def days(written: str) -> Days:
    read = parse_single(written)
    return Days(read.earliest, read.latest)


def between(first: date, last: date) -> list[Days]:
    return [Days(first, last)] if first <= last else []


def lapse_after(day: date) -> date:
    year, month = day.year + (day.month - 1 + LAPSE) // 12, (day.month - 1 + LAPSE) % 12 + 1
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError


class Sort(Enum):
    DENIAL = auto()
    PLAN = auto()
    ABSENCE = auto()
    OBSERVATION = auto()


class Said:
    """A claim as it is read. One that is undated has no `when`, and its days are not to be asked for."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.id = claim.id
        self.when = _when(claim)
        self.start = days(claim.valid_from) if claim.valid_from else None
        self.to = days(claim.valid_to) if claim.valid_to else None
        self.sort = self._sort()

    @property
    def dated(self) -> bool:
        return self.when is not None

    @property
    def said(self) -> Days:
        """*when*, of what is dated."""
        assert self.when is not None
        return self.when

    @property
    def weak(self) -> bool:
        return self.claim.document.rating is Reliability.E or self.claim.credibility == 5

    @property
    def ended(self) -> bool:
        return self.claim.status is Status.ENDED

    @property
    def is_exit(self) -> bool:
        return self.ended and self.start is None

    def _sort(self) -> Sort:
        claim = self.claim
        if claim.stance is Stance.DENIES:
            return Sort.DENIAL
        # Open: a figure of 0 for a time still to come. Chosen: it is a plan.
        if claim.status in PLANS or (self.when and self.start and self.start.first > self.when.last):
            return Sort.PLAN
        return Sort.ABSENCE if says_nobody(claim.personnel) else Sort.OBSERVATION

    @property
    def planned_end(self) -> Days | None:
        return self.to if self.to and self.to.first > self.said.last else None

    @property
    def over(self) -> Days | None:
        """Its `to`, if that is not a planned end."""
        return None if self.planned_end else self.to

    @property
    def span(self) -> Days:
        if self.start:
            first = self.start.first
        elif self.to:
            first = min(self.said.first, self.to.first)
        else:
            first = self.said.first
        last = self.over.last if self.over else self.said.last
        return Days(first, max(first, last))

    @property
    def stands(self) -> Days:
        """The days of which it speaks: a plan speaks of when it was stated."""
        return self.said if self.sort is Sort.PLAN else self.span

    @property
    def end(self) -> Days | None:
        """The end that it claims."""
        if self.over:
            last = min(self.over.last, self.said.last) if self.ended else self.over.last
            return Days(self.over.first, last)
        return self.said if self.ended else None

    @property
    def reach(self) -> date:
        if self.over:
            return self.over.first
        return max(self.start.first, self.said.first) if self.start else self.said.first

    @property
    def written(self) -> str:
        """The date of an as_of, or of when it was published, where that is all there is."""
        return self.claim.as_of or self.claim.document.published or ""

    @property
    def alone(self) -> bool:
        return self.start is None and self.to is None

    @property
    def coarse(self) -> bool:
        return self.alone and (self.said.length > COARSE or is_set(self.written))

    def is_quarrel_about(self, day: date) -> bool:
        return self.start is None and not self.coarse and day < self.span.first <= day + QUARREL

    def sure_days(self) -> list[Days]:
        """The days of (a) and (b), but for the cuts that depend on other claims."""
        found = self.days_from()
        return found + self.days_as_of()

    def days_from(self) -> list[Days]:
        if not self.start:
            return []
        return between(self.start.last, self.over.first if self.over else self.said.first)

    def days_as_of(self) -> list[Days]:
        tells = self.claim.as_of is not None or self.alone
        if not tells or self.ended or is_vague(self.written) or is_set(self.written):
            return []
        first = max(self.said.first, self.start.last) if self.start else self.said.first
        last = min(self.said.last, self.to.first) if self.to else self.said.last
        return between(first, last)

    @property
    def scope(self) -> tuple[frozenset[str], str | None, Category]:
        claim = self.claim
        category = claim.personnel.category if claim.personnel else Category.MIXED
        under = claim.under.id if claim.under else None
        return frozenset(host.id for host in claim.objects), under, category

    def speaks_against(self, other: Said) -> bool:
        """Whether a denial, or an absence, is about what the other observes."""
        if self.sort is Sort.DENIAL:
            return True
        (_, under, category), (_, its_under, its_category) = self.scope, other.scope
        return under in (None, its_under) and category in (Category.MIXED, its_category)

    @property
    def roots(self) -> set[str]:
        if self.claim.via:
            return {via.publisher.lower() for via in self.claim.via}
        return set(self.claim.document.roots) or {self.claim.document.publisher.id}

    @property
    def age(self) -> tuple[object, ...]:
        """*Later* is greater: latest day, earliest day, the document's date, `ended`, the smaller id."""
        small_id = (*(-ord(letter) for letter in self.id), 1)
        return (*_ordinals(self.when), *self.published, self.ended, small_id)

    @property
    def published(self) -> tuple[int, int]:
        written = self.claim.document.published
        return _ordinals(days(written) if written else None)


def _ordinals(said: Days | None) -> tuple[int, int]:
    return (said.last.toordinal(), said.first.toordinal()) if said else (0, 0)


def _when(claim: Claim) -> Days | None:
    published = days(claim.document.published) if claim.document.published else None
    if claim.as_of:
        said = days(claim.as_of)
        return Days(said.first, min(said.last, published.last)) if published else said
    if published:
        return published
    written = claim.valid_to or claim.valid_from
    return days(written) if written else None


def numbers(personnel: Personnel | None) -> tuple[int, int | None, int | None] | None:
    """The range that a figure allows, with its best number: no upper bound is None, and so is no best."""
    if personnel is None:
        return None
    low, best, high = personnel.min, personnel.best, personnel.max
    if low is None and best is None and high is None:
        if not personnel.by_category:
            return None
        best = sum(number for _, number in personnel.by_category)
    if best is None:
        return (low or 0, low if low == high else None, high)
    if low is None:
        low = 0 if personnel.qualifier in (Qualifier.UP_TO, Qualifier.CEILING) else best
    if high is None and personnel.qualifier is not Qualifier.AT_LEAST:
        high = best
    return (low, best, high)


def says_nobody(personnel: Personnel | None) -> bool:
    # Open: a 0 without a qualifier. Chosen: it is exactly 0.
    range_ = numbers(personnel)
    if personnel is None or range_ is None:
        return False
    return range_[2] == 0 and personnel.qualifier not in (Qualifier.AT_LEAST, Qualifier.CEILING)
