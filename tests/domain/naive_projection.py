"""The projection once more, step by step and day by day, in the words of the model and without any speed.

It shares no code with `app.domain.projection` but the reading of single dates, so that the two can be held
against each other. Where the model leaves something open, the choice made is named in a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.dates import parse_single
from app.domain.model import Claim, DateSpan, Personnel
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Phase,
    Qualifier,
    Reliability,
    Stance,
    Status,
)

MONTHS = 36
PLANS = (Status.PLANNED, Status.ANNOUNCED, Status.AGREED)


def when(claim: Claim) -> DateSpan | None:
    # Open: an undated document with an interval. Chosen: the last date named is the earliest it can be.
    written = claim.as_of or claim.document.published or claim.valid_to or claim.valid_from
    return parse_single(written) if written else None


def said(claim: Claim) -> DateSpan:
    found = when(claim)
    assert found is not None
    return found


def begins(claim: Claim) -> DateSpan | None:
    return parse_single(claim.valid_from) if claim.valid_from else None


def over(claim: Claim) -> DateSpan | None:
    """A `to` that counts: a later one counts as open, and so does (chosen) one before its own `from`."""
    if not claim.valid_to:
        return None
    to, start = parse_single(claim.valid_to), begins(claim)
    counts = to.latest <= said(claim).latest and not (start and to.latest < start.earliest)
    return to if counts else None


def status_of(claim: Claim) -> Status:
    # Open: a plan for a figure of 0. Chosen: it stays a plan.
    zero = claim.personnel is not None and claim.personnel.is_zero
    return Status.ENDED if zero and claim.status not in PLANS else claim.status


def is_plan(claim: Claim) -> bool:
    start = begins(claim)
    to_come = when(claim) is not None and start is not None and start.earliest > said(claim).latest
    return claim.status in PLANS or to_come


def span(claim: Claim) -> tuple[date, date]:
    start, to = begins(claim), over(claim)
    if start:
        first = start.earliest
    elif claim.valid_to:
        first = min(said(claim).earliest, parse_single(claim.valid_to).earliest)
    else:
        first = said(claim).earliest
    last = to.latest if to else said(claim).latest
    return first, max(first, last)


def reach(claim: Claim) -> date:
    start, to = begins(claim), over(claim)
    if to:
        return to.earliest
    return max(start.earliest, said(claim).earliest) if start else said(claim).earliest


def claimed_end(claim: Claim) -> date | None:
    to = over(claim)
    if to:
        return to.latest
    return said(claim).latest if status_of(claim) is Status.ENDED else None


def certain_of(claim: Claim) -> list[tuple[date, date]]:
    start, to, (first, last) = begins(claim), over(claim), span(claim)
    found: list[tuple[date, date]] = []
    if start:
        found.append((start.latest, to.earliest if to else said(claim).earliest))
    exact = claim.as_of is not None and not any(mark in claim.as_of for mark in "~?%")
    if exact and status_of(claim) is not Status.ENDED:
        # Open: an as_of that reaches beyond the interval it is given with. Chosen: only within it.
        found.append((max(first, said(claim).earliest), min(last, said(claim).latest)))
    return [(one, other) for one, other in found if one <= other]


def plus(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError


def later(claim: Claim) -> tuple[date, date, bool, tuple[int, ...]]:
    """*Later*: latest day, earliest day, ended last, the smaller id. Undated ones before all (chosen)."""
    small_id_last = tuple(-ord(letter) for letter in claim.id)
    date_said = when(claim)
    if date_said is None:
        return (date.min, date.min, False, small_id_last)
    return (date_said.latest, date_said.earliest, status_of(claim) is Status.ENDED, small_id_last)


def discounted(claim: Claim) -> bool:
    return claim.document.rating is Reliability.E or claim.credibility == 5


def roots(claim: Claim) -> set[str]:
    if claim.via:
        return {via.publisher.lower() for via in claim.via}
    return set(claim.document.roots or [claim.document.publisher.id])


def number(personnel: Personnel | None) -> int | None:
    if personnel is None:
        return None
    given = [n for n in (personnel.min, personnel.max) if n is not None]
    return personnel.best if personnel.best is not None else max(given, default=None)


def contained(claim: Claim, whole: Claim) -> bool:
    small, large = number(claim.personnel), number(whole.personnel)
    if small is None or large is None or small > large:
        return False
    assert claim.personnel
    assert whole.personnel
    hosts, all_hosts = {o.id for o in claim.objects}, {o.id for o in whole.objects}
    same = (
        hosts == all_hosts
        and claim.under == whole.under
        and claim.personnel.category is whole.personnel.category
    )
    return (
        not same
        and hosts <= all_hosts
        and (whole.under is None or whole.under == claim.under)
        and whole.personnel.category in (claim.personnel.category, Category.MIXED)
    )


def figures_left(pool: Sequence[Claim]) -> list[Claim]:
    """Ceilings and plans never win over what was observed; nor what has no number (chosen); nor a part."""
    numbered = [c for c in pool if number(c.personnel) is not None]
    if not numbered:
        return list(pool)
    seen = [
        c
        for c in numbered
        if not is_plan(c) and c.personnel and c.personnel.qualifier is not Qualifier.CEILING
    ]
    rivals = seen or numbered
    return [c for c in rivals if not any(contained(c, other) for other in rivals)]


RATINGS = ["A", "B", "C", "D", None, "E"]
CREDIBILITIES = [1, 2, 3, 4, None, 5]


def preference(claim: Claim, newest: bool) -> tuple[object, ...]:
    rating = None if claim.document.rating is Reliability.F else claim.document.rating
    credibility = None if claim.credibility == 6 else claim.credibility
    day_late, day_early, ended, _ = later(claim)
    age = (day_late.toordinal(), day_early.toordinal(), int(ended))
    undated = when(claim) is None
    return (
        discounted(claim),
        undated,
        tuple(-part for part in age) if newest else age,
        RATINGS.index(rating),
        CREDIBILITIES.index(credibility),
        -len(roots(claim)),
        claim.id,
    )


@dataclass
class Naive:
    """One episode: its claims, and every answer straight from the model's words."""

    observed: list[Claim] = field(default_factory=list)
    beside: list[Claim] = field(default_factory=list)

    @property
    def claims(self) -> list[Claim]:
        return self.observed + self.beside

    @property
    def start(self) -> date | None:
        return min((span(c)[0] for c in self.observed), default=None)

    @property
    def greatest_end(self) -> date | None:
        return max((end for c in self.observed if (end := claimed_end(c))), default=None)

    @property
    def closed(self) -> bool:
        end = self.greatest_end
        return end is not None and not any(end < reach(c) for c in self.observed)

    @property
    def end_day(self) -> date:
        return (
            self.greatest_end if self.closed and self.greatest_end else max(span(c)[1] for c in self.observed)
        )

    def closed_before(self, day: date) -> bool:
        return self.closed and self.end_day < day

    @property
    def last_confirmation(self) -> date:
        return max(said(c).latest for c in self.observed)

    @property
    def plans(self) -> list[Claim]:
        return [c for c in self.beside if c.stance is Stance.AFFIRMS and is_plan(c)]

    def undoubted(self) -> list[tuple[date, date]]:
        """Certain by a claim of its own; nothing is after a closed episode's end."""
        found = [days for claim in self.observed for days in certain_of(claim)]
        if self.closed:
            found = [(first, min(last, self.end_day)) for first, last in found if first <= self.end_day]
        return found

    def certainty(self, day: date) -> Certainty:
        if self.start is None or day < self.start:
            stated = [p for p in self.plans if when(p)]
            if not stated or day < min(said(p).earliest for p in stated):
                return Certainty.NO
            until = plus(max(said(p).latest for p in stated), MONTHS)
            return Certainty.NOT_YET if day <= until else Certainty.STALE
        undoubted = self.undoubted()
        before = max((min(day, last) for first, last in undoubted if first <= day), default=None)
        after = min((max(day, first) for first, last in undoubted if last >= day), default=None)
        if before and after and after <= plus(before, MONTHS):
            return Certainty.CERTAIN
        if day <= self.end_day or (not self.closed and day <= plus(self.last_confirmation, MONTHS)):
            return Certainty.POSSIBLE
        return Certainty.NO if self.closed else Certainty.STALE

    def status(self, day: date) -> Status | None:
        """For days that are certain, possible or not-yet."""
        if self.closed and day > self.end_day:
            return None
        if self.start is None or day < self.start:
            stated = any(when(p) and said(p).earliest <= day for p in self.plans)
            return Status.PLANNED if stated else None
        claim = max((c for c in self.observed if span(c)[0] <= day), key=later)
        status = status_of(claim)
        if status is Status.ENDED:
            return Status.PRESENT
        if status in (Status.DEPLOYING, Status.REDUCING, Status.SUSPENDED) and day < said(claim).earliest:
            return Status.PRESENT
        return status

    @property
    def actual(self) -> list[Claim]:
        return [c for c in self.claims if c.stance is Stance.AFFIRMS and not is_plan(c)]

    @property
    def phase(self) -> Phase:
        return Phase.PLANNED if self.plans and not self.actual else Phase.ACTUAL

    def phase_on(self, day: date) -> Phase:
        return Phase.PLANNED if self.start is None or day < self.start else Phase.ACTUAL

    def last_status(self) -> Status:
        if self.closed:
            return Status.ENDED
        if self.plans and not self.actual:
            return Status.PLANNED
        telling = [c for c in self.actual if status_of(c) is not Status.UNKNOWN]
        return status_of(max(telling, key=later)) if telling else Status.UNKNOWN

    def affirming(self, phase: Phase) -> list[Claim]:
        return self.plans if phase is Phase.PLANNED else self.actual

    def sources(self, phase: Phase) -> int:
        return len({root for c in self.affirming(phase) if not discounted(c) for root in roots(c)})

    def evidence(self, phase: Phase) -> Evidence:
        if not self.affirming(phase):
            return Evidence.DENIED
        if any(c.stance is Stance.DENIES and not discounted(c) for c in self.claims):
            return Evidence.DISPUTED
        return Evidence.CORROBORATED if self.sources(phase) > 1 else Evidence.CLAIMED

    def figures(self, phase: Phase) -> Figures:
        pool = [c for c in self.affirming(phase) if c.personnel and not says_nobody(c)]
        ranges = [
            allowed(c.personnel)
            for c in figures_left(pool)
            if number(c.personnel) is not None and c.personnel
        ]
        if len(ranges) < 2:
            return Figures.SINGLE
        pairs = [(one, two) for one in ranges for two in ranges]
        agree = all(one[0] <= two[1] for one, two in pairs)
        return Figures.AGREE if agree else Figures.DIFFER

    def shown(self, value: Callable[[Claim], object], phase: Phase, day: date | None) -> str | None:
        """The id of the claim whose value is shown, on a day or (day None) over all time."""
        figure = value is personnel_of
        pool = [c for c in self.affirming(phase) if value(c)]
        if figure and not (day is None and self.closed):
            pool = [c for c in pool if not says_nobody(c)]
        newest = True
        if day is not None:
            known = [c for c in pool if when(c) and said(c).earliest <= day]
            newest = bool(known)
            pool = known or pool
        if figure:
            pool = figures_left(pool)
        return min(pool, key=lambda c: preference(c, newest)).id if pool else None


def personnel_of(claim: Claim) -> object:
    return claim.personnel


def says_nobody(claim: Claim) -> bool:
    return claim.personnel is not None and claim.personnel.is_zero and status_of(claim) is Status.ENDED


def allowed(personnel: Personnel) -> tuple[float, float]:
    given = [n for n in (personnel.min, personnel.best, personnel.max) if n is not None]
    low, high = float(min(given)), float(max(given))
    if personnel.qualifier is Qualifier.UP_TO and personnel.min is None:
        low = 0
    if personnel.qualifier is Qualifier.AT_LEAST and personnel.max is None:
        high = float("inf")
    return low, high


def naive_project(claims: Sequence[Claim]) -> list[Naive]:
    dated = [c for c in claims if when(c)]
    actual = [c for c in dated if c.stance is Stance.AFFIRMS and not is_plan(c)]
    episodes: list[Naive] = []
    for component in _components(actual):
        if episodes and not episodes[-1].closed:
            episodes[-1].observed += component
        else:
            episodes.append(Naive(component))
    _plans(episodes, [c for c in dated if c.stance is Stance.AFFIRMS and is_plan(c)])
    rest = Naive()
    known = list(episodes)
    for claim in claims:
        if claim.stance is Stance.DENIES or not when(claim):
            _home(known, claim, rest).beside.append(claim)
    return [*episodes, rest] if rest.beside else episodes


def _components(claims: list[Claim]) -> list[list[Claim]]:
    left, components = list(claims), list[list[Claim]]()
    while left:
        component = [left.pop()]
        while near := [c for c in left if any(_share_a_day(span(c), span(member)) for member in component)]:
            component += near
            left = [c for c in left if c not in near]
        components.append(component)
    return sorted(components, key=lambda component: min(span(c)[0] for c in component))


def _share_a_day(one: tuple[date, date], two: tuple[date, date]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _plans(episodes: list[Naive], plans: list[Claim]) -> None:
    alone = Naive()
    for plan in plans:
        day = (begins(plan) or said(plan)).earliest
        next((e for e in episodes if not e.closed_before(day)), alone).beside.append(plan)
    if alone.beside:
        episodes.append(alone)


def _home(episodes: list[Naive], claim: Claim, rest: Naive) -> Naive:
    if not when(claim):
        return episodes[-1] if episodes else rest
    first, last = span(claim)
    for episode in episodes:
        if episode.start and _share_a_day((first, last), (episode.start, episode.end_day)):
            return episode
    return next((e for e in reversed(episodes) if not e.closed or e.end_day >= first), rest)
