"""Step 7 of the projection: which claim's value is shown, and why. One rule for every value.

First what was observed, before ceilings and plans, and whole figures, before those contained in another;
then claims rated A to D and 1 to 4, or unrated, before E and 5; then the latest, the better rated, the one
with more sources, the one with the smaller id. On a day: among the claims made by that day; if there are
none, the earliest instead of the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from heapq import heappop, heappush
from typing import Final, NamedTuple

from app.domain.evidence import is_discounted, rating_order, sources_of
from app.domain.figures import Scope, numbers, scope_of, size
from app.domain.model import Value
from app.domain.projection.spans import Dated, Reading
from app.domain.projection.steps import Steps
from app.domain.vocabulary import Phase, Qualifier, Status


class Why(StrEnum):
    """What decided for the claim whose value is shown; the words are the web's.

    Nothing else gave a value (ONLY), or only ceilings and plans (OBSERVED), or only parts of it (WHOLE); else
    what set it apart from the next best: not E or 5 (RATED), LATEST (on a day before all of them EARLIEST),
    a better RATING, more SOURCES, or nothing but the smaller ID.
    """

    ONLY = "only"
    OBSERVED = "observed"
    WHOLE = "whole"
    RATED = "rated"
    LATEST = "latest"
    EARLIEST = "earliest"
    RATING = "rating"
    SOURCES = "sources"
    ID = "id"


Fitness = tuple[bool, tuple[int, int, int], tuple[int, int], int, str]
"""Orders claims by how fit they are to be shown, the fittest least; each part decides for one `Why`."""

_DECIDED_BY: Final = (Why.RATED, Why.LATEST, Why.RATING, Why.SOURCES, Why.ID)
_UNDATED: Final = (date.max.toordinal() + 1, 0, 0)
"""The age of an undated claim: it is neither the latest nor the earliest."""


class _Entry(NamedTuple):
    fitness: Fitness
    reading: Reading
    standing: int
    scope: Scope | None = None
    size: int = 0


class Contest:
    """The rule. Let claims that give the value enter, in any order; ask at any time which of them is shown.

    A newcomer may show that a figure in it is only a part, or was not observed; that is never undone.
    """

    def __init__(self, value: Value, *, earliest: bool = False) -> None:
        """With `earliest`, the earliest wins where the rule says the latest."""
        self._value = value
        self._age_sign = 1 if earliest else -1
        self._heap: list[_Entry] = []
        self._whole: dict[Scope, int] = {}
        self._standing = 0
        self._lesser = self._parts = False

    def enter(self, reading: Reading) -> None:
        """Let a claim take part."""
        entry = self._entry(reading)
        if self._heap and entry.standing != self._standing:
            self._lesser = True
            if entry.standing > self._standing:
                return
            self._heap.clear()
            self._whole.clear()
        self._standing = entry.standing
        heappush(self._heap, entry)
        if entry.scope is not None:
            self._whole[entry.scope] = max(entry.size, self._whole.get(entry.scope, 0))

    def winner(self) -> Reading | None:
        """Return the claim whose value is shown; None before the first has entered."""
        while self._heap and self._is_part(self._heap[0]):
            heappop(self._heap)
            self._parts = True
        return self._heap[0].reading if self._heap else None

    def rivals(self) -> list[Reading]:
        """Return the claims that could have won, the best first: observed, if any was, and no parts."""
        return [entry.reading for entry in self._rivals()]

    def why(self) -> Why:
        """Return what decided for the winner."""
        rivals = self._rivals()
        if len(rivals) > 1:
            pairs = zip(rivals[0].fitness, rivals[1].fitness, _DECIDED_BY, strict=True)
            why = next(why for best, second, why in pairs if best != second)
            return Why.EARLIEST if why is Why.LATEST and self._age_sign > 0 else why
        if self._parts or len(self._heap) > 1:
            return Why.WHOLE
        return Why.OBSERVED if self._lesser else Why.ONLY

    def _rivals(self) -> list[_Entry]:
        return sorted(entry for entry in self._heap if not self._is_part(entry))

    def _entry(self, reading: Reading) -> _Entry:
        fitness = _fitness(reading, self._age_sign)
        figure = reading.claim.personnel
        if self._value != "personnel" or figure is None:
            return _Entry(fitness, reading, 0)
        if not numbers(figure):
            return _Entry(fitness, reading, 2)
        observed = reading.phase is Phase.ACTUAL and figure.qualifier is not Qualifier.CEILING
        return _Entry(fitness, reading, 0 if observed else 1, scope_of(reading.claim, figure), size(figure))

    def _is_part(self, entry: _Entry) -> bool:
        """Whether the figure is contained in another here; one that is larger cannot be."""
        scope = entry.scope
        if scope is None or len(self._whole) == 1:
            return False
        return any(whole.holds(scope) and entry.size <= most for whole, most in self._whole.items())


class Winners(NamedTuple):
    """Whose value is shown on each day, and over all time; None where none can be.

    `rivals` are those that could have won, on the last day.
    """

    by_day: Steps[Reading | None]
    overall: Reading | None
    rivals: list[Reading]


def contenders(value: Value, readings: Iterable[Reading], *, gone: bool = False) -> list[Reading]:
    """Return the claims that give a value; a figure of 0, which says it is over, only if all are `gone`."""
    giving = [reading for reading in readings if getattr(reading.claim, value)]
    return giving if gone else [reading for reading in giving if _is_alive(value, reading)]


def compete(value: Value, readings: Sequence[Reading], *, closed: bool) -> Winners | None:
    """Let the claims of one phase compete for having their value shown; None if none gives any.

    A figure of 0 is shown only of a `closed` episode, and on no day.
    """
    giving = contenders(value, readings, gone=closed)
    if not giving:
        return None
    present = contenders(value, giving)
    if len(giving) == len(present) == 1:
        return Winners(Steps(before=giving[0]), giving[0], giving)
    contest = Contest(value)
    by_day = _by_day(contest, value, present)
    rivals = contest.rivals()
    for reading in giving:
        if not _is_alive(value, reading):
            contest.enter(reading)
    return Winners(by_day, contest.winner(), rivals)


def _by_day(contest: Contest, value: Value, readings: Sequence[Reading]) -> Steps[Reading | None]:
    """Hold the contest day by day, among the claims made by then; before the first the earliest wins."""
    dated = sorted((r for r in readings if isinstance(r, Dated)), key=lambda reading: reading.when.earliest)
    steps = Steps(before=_earliest(value, readings))
    for reading in dated:
        contest.enter(reading)
        steps.change(reading.when.earliest, contest.winner())
    for reading in readings:
        if not isinstance(reading, Dated):
            contest.enter(reading)
    return steps


def _earliest(value: Value, readings: Sequence[Reading]) -> Reading | None:
    if len(readings) == 1:
        return readings[0]
    contest = Contest(value, earliest=True)
    for reading in readings:
        contest.enter(reading)
    return contest.winner()


def _is_alive(value: Value, reading: Reading) -> bool:
    """Whether the claim's value is one of days on which there is somebody."""
    personnel = reading.claim.personnel
    if value != "personnel" or personnel is None:
        return True
    return reading.status is not Status.ENDED or not personnel.is_zero


def _fitness(reading: Reading, age_sign: int) -> Fitness:
    claim = reading.claim
    age = _UNDATED
    if isinstance(reading, Dated):
        said, ended = reading.when, reading.status is Status.ENDED
        age = (age_sign * said.latest.toordinal(), age_sign * said.earliest.toordinal(), age_sign * ended)
    return (is_discounted(claim), age, rating_order(claim), -len(sources_of(claim)), claim.id)
