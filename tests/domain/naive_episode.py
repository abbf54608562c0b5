"""One episode, asked on a day or over all times, in the words of rules 5, 6 and 8 of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.vocabulary import Certainty, Evidence, Figures, Phase, Status
from tests.domain.naive_figures import Shown
from tests.domain.naive_reading import DAY, Days, Said, Sort, between, lapse_after

PASSING = (Status.DEPLOYING, Status.REDUCING, Status.LEAVING, Status.SUSPENDED)


@dataclass(frozen=True)
class End:
    """An end that is claimed, and by whom; by an absence it is the day before."""

    days: Days
    by: Said


@dataclass
class Naive:
    """Its claims: observations, absences that claim an end, plans, and what only stands beside them."""

    observed: list[Said] = field(default_factory=list)
    closers: list[Said] = field(default_factory=list)
    plans: list[Said] = field(default_factory=list)
    beside: list[Said] = field(default_factory=list)
    against: Sequence[Said] = ()
    """All denials of the triple, and absences that count as such."""
    after: date = date.min
    """The day before which it does not begin."""

    @property
    def claims(self) -> list[Said]:
        return self.observed + self.closers + self.plans + self.beside

    @property
    def strong(self) -> list[Said]:
        return [each for each in self.observed if not each.weak]

    @property
    def telling(self) -> list[Said]:
        """Weak ones only where there are no others."""
        return self.strong or self.observed

    # -- rule 2

    @property
    def first_day(self) -> date:
        return first_day(self.observed)

    @property
    def start(self) -> date | None:
        # Open: whether the days of an exit count for where its episode begins. Chosen: they do; they do not
        # count for where a component begins.
        first = min((each.span.first for each in self.observed), default=None)
        return max(first, self.after) if first else None

    @property
    def ends(self) -> list[End]:
        by = [End(each.end, each) for each in self.telling if each.end]
        before = [(each, each.span.first - DAY) for each in self.closers]
        return by + [End(Days(day, day), each) for each, day in before]

    def quarrels(self, end: End) -> list[Said]:
        if end.by.sort is not Sort.OBSERVATION:
            return []
        return [each for each in self.telling if each.is_quarrel_about(end.days.last)]

    def closes(self, end: End) -> bool:
        quarrels = self.quarrels(end)
        return all(end.days.last >= each.reach for each in self.telling if each not in quarrels)

    @property
    def closing(self) -> End | None:
        closing = [end for end in self.ends if self.closes(end)]
        return min(closing, key=lambda end: (-end.days.first.toordinal(), end.days.length), default=None)

    @property
    def end(self) -> date | None:
        closing = self.closing
        if closing is None:
            return None
        return max([closing.days.last, *(each.span.last for each in self.quarrels(closing))])

    def closed_before(self, day: date) -> bool:
        return self.end is not None and self.end < day

    @property
    def ends_differ(self) -> set[str]:
        closing = self.closing
        return {end.by.id for end in self.ends if closing and not end.days.meets(closing.days)}

    @property
    def planned_end(self) -> Days | None:
        """What the latest says of an end to come, where none has come."""
        latest = max(self.telling, key=lambda each: each.age, default=None)
        return latest.planned_end if latest and self.end is None else None

    def meets(self, span: Days) -> bool:
        return self.start is not None and self.start <= span.last and not self.closed_before(span.first)

    # -- rule 5

    def sure_days(self, said: Said) -> list[Days]:
        """The days that an observation covers by (a) or (b)."""
        found = said.days_from()
        for own in said.days_as_of():
            # Open: of a planned end that is vague, what day. Chosen: its last, as of those that are possible.
            cuts = [each.planned_end.last for each in self.strong if each.planned_end]
            last = min([own.last, *(day for day in cuts if day in said.said)])
            began = self._began
            first = max(began, own.first) if began and began in said.said else own.first
            found += between(first, last)
        return found

    @property
    def _began(self) -> date | None:
        """`from.latest` of the first observation that is neither coarse nor an exit."""
        fine = [each for each in self.strong if not each.coarse and not each.is_exit]
        # Open: of several that begin on one day. Chosen: it is known when it began if each of them says so.
        first = [each for each in fine if each.span.first == min(one.span.first for one in fine)]
        starts = [each.start.last for each in first if each.start]
        return min(starts) if starts and len(starts) == len(first) else None

    def unsure(self, day: date) -> bool:
        return any(self._unsure_after(end, day) for end in self.ends if not end.by.weak)

    def _unsure_after(self, end: End, day: date) -> bool:
        last = end.days.last
        again = [
            each.span.first
            for each in self.strong
            if each.span.first > last and not each.is_exit and not each.is_quarrel_about(last)
        ]
        return last < day and (not again or day < min(again))

    def _denied(self, said: Said, span: Days) -> bool:
        return any(
            each.span.meets(span) and each.speaks_against(said)
            for each in [*self.against, *self.closers]
            if each.dated and not each.weak
        )

    def is_certain(self, day: date) -> bool:
        covered = [(each, span) for each in self.strong for span in self.sure_days(each)]
        if any(self._sure(each, day) for each, span in covered if day in span):
            return True
        return not any(day in span for _, span in covered) and self._bridged(day, covered)

    def _sure(self, said: Said, day: date) -> bool:
        return not self.unsure(day) and not self._denied(said, Days(day, day))

    def _bridged(self, day: date, covered: Sequence[tuple[Said, Days]]) -> bool:
        """Between two days of (a) or (b) at most a lapse apart, none denied or unsure between (c)."""
        # Open: whether one of the two may be denied or unsure itself. Chosen: it may not.
        before = [
            (each, span.last) for each, span in covered if span.last < day and self._sure(each, span.last)
        ]
        after = [
            (each, span.first) for each, span in covered if day < span.first and self._sure(each, span.first)
        ]
        return any(
            second <= lapse_after(first) and self._undoubted(one, two, Days(first + DAY, second - DAY))
            for one, first in before
            for two, second in after
        )

    def _undoubted(self, one: Said, two: Said, gap: Days) -> bool:
        if self._denied(one, gap) or self._denied(two, gap):
            return False
        starts = [gap.first, *(end.days.last + DAY for end in self.ends)]
        return not any(self.unsure(day) for day in starts if day in gap)

    def is_possible(self, day: date) -> bool:
        if any(day in each.span for each in self.observed):
            return True
        weak = [each for each in self.observed if each.weak]
        return self._stands(day, self.strong, self.strong) or self._stands(day, weak, self.observed)

    def _stands(self, day: date, some: Sequence[Said], among: Sequence[Said]) -> bool:
        """Up to a lapse after some of these, but not after an end planned by the latest among those."""
        stand = any(each.span.last < day <= lapse_after(each.span.last) for each in some if not each.ended)
        stated = [each for each in among if each.said.last < day]
        latest = max(stated, key=lambda each: each.age, default=None)
        return stand and not (latest and latest.planned_end and latest.planned_end.last < day)

    def certainty(self, day: date) -> Certainty:
        if self.start is None or day < self.start:
            stated = any(each.said.first <= day <= lapse_after(each.said.last) for each in self.plans)
            return Certainty.NOT_YET if stated else Certainty.NO
        if self.end is not None and day > self.end:
            return Certainty.NO
        if self.is_certain(day):
            return Certainty.CERTAIN
        if self.is_possible(day):
            return Certainty.POSSIBLE
        # Open: a day between an observation and an absence that closes. Chosen: it is stale, as between two.
        later = any(each.span.first > day for each in self.observed + self.closers)
        return Certainty.STALE if later or self.end is None else Certainty.NO

    @property
    def last_confirmation(self) -> date | None:
        stands = [each for each in self.observed if not each.ended]
        strong = [each for each in stands if not each.weak]
        return max((each.said.last for each in strong or stands), default=None)

    # -- rule 6

    def status(self, day: date) -> Status | None:
        certainty = self.certainty(day)
        if certainty in (Certainty.NO, Certainty.STALE):
            return None
        if certainty is Certainty.NOT_YET:
            return Status.PLANNED
        begun = [each for each in self.observed if each.span.first <= day]
        begun = [each for each in begun if not each.weak] or begun
        made = [each for each in begun if each.said.first <= day]
        said = max(made, key=lambda each: each.age) if made else min(begun, key=lambda each: each.age)
        status = said.claim.status
        if status is Status.ENDED or (status in PASSING and day < said.said.first):
            return Status.PRESENT
        return status

    @property
    def phase(self) -> Phase:
        planned = self.affirming(Phase.PLANNED, None) and not self.affirming(Phase.ACTUAL, None)
        return Phase.PLANNED if planned else Phase.ACTUAL

    def last_status(self) -> Status:
        if self.end is not None:
            return Status.ENDED
        if self.phase is Phase.PLANNED:
            return Status.PLANNED
        affirming = [each for each in self.affirming(Phase.ACTUAL, None) if not each.ended]
        affirming = [each for each in affirming if not each.weak] or affirming
        telling = [each for each in affirming if each.claim.status is not Status.UNKNOWN]
        return max(telling, key=lambda each: each.age).claim.status if telling else Status.UNKNOWN

    # -- rules 7 and 8

    def shown(self, phase: Phase, day: date | None) -> Shown:
        return Shown(self.affirming(phase, None), day)

    def agreement(self, phase: Phase, day: date | None) -> Figures:
        # Open: plans, over all times. Chosen: what is planned does not differ.
        is_overall_plan = phase is Phase.PLANNED and day is None
        return Figures.SINGLE if is_overall_plan else self.shown(phase, day).agreement

    def affirming(self, phase: Phase, day: date | None) -> list[Said]:
        """What affirms the phase, and speaks of the day or of days within a lapse before it."""
        if phase is Phase.PLANNED:
            # Open: an undated plan stands beside the others.
            found = self.plans + [each for each in self.beside if each.sort is Sort.PLAN]
        else:
            found = self.observed + [each for each in self.beside if each.sort is Sort.OBSERVATION]
        return [each for each in found if day is None or speaks_of(each, day)]

    def sources(self, phase: Phase, day: date | None) -> int:
        return len({root for each in self.affirming(phase, day) if not each.weak for root in each.roots})

    def evidence(self, phase: Phase, day: date | None) -> Evidence:
        affirming = self.affirming(phase, day)
        if not affirming:
            return Evidence.DENIED
        against = [each for each in self.beside + self.closers if day is None or speaks_of(each, day)]
        if any(self._disputes(each, affirming, phase) for each in against):
            return Evidence.DISPUTED
        return Evidence.CORROBORATED if self.sources(phase, day) > 1 else Evidence.CLAIMED

    def _disputes(self, said: Said, affirming: Sequence[Said], phase: Phase) -> bool:
        if said.weak or not said.dated or said.sort not in (Sort.DENIAL, Sort.ABSENCE):
            return False
        # Open: an absence beside a plan. Chosen: it counts as a denial, whatever it is about.
        return phase is Phase.PLANNED or any(
            each.dated and not each.is_exit and each.span.meets(said.span) and said.speaks_against(each)
            for each in affirming
        )


def speaks_of(said: Said, day: date) -> bool:
    if not said.dated:
        return False
    return said.stands.first <= day <= lapse_after(said.stands.last)


def first_day(observed: Sequence[Said]) -> date:
    """Where it begins: the days of exits do not count for that, if there are others."""
    return min(each.span.first for each in [e for e in observed if not e.is_exit] or observed)
