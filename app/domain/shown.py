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
from app.domain.model import Claim, Personnel
from app.domain.spans import Dated, Reading
from app.domain.steps import Steps
from app.domain.vocabulary import Phase, Qualifier, Status


class Value(StrEnum):
    """What an episode shows one of, although its claims may give several."""

    PERSONNEL = "personnel"
    MONEY = "money"
    ROLE = "role"
    UNDER = "under"


class Why(StrEnum):
    """What decided for the claim whose value is shown: the words are the web's."""

    ONLY = "only"
    OBSERVED = "observed"
    WHOLE = "whole"
    RATED = "rated"
    LATEST = "latest"
    RATING = "rating"
    SOURCES = "sources"
    ID = "id"


class Choice(NamedTuple):
    """The claim whose value is shown, and what decided for it."""

    claim: Claim
    why: Why


Fitness = tuple[bool, tuple[int, int, int], tuple[int, int], int, str]
"""Orders claims by how fit they are to be shown, the fittest least; each part decides for one `Why`."""

_DECIDED_BY: Final = (Why.RATED, Why.LATEST, Why.RATING, Why.SOURCES, Why.ID)
_UNDATED: Final = (date.max.toordinal() + 1, 0, 0)


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
        self._earliest = earliest
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

    def winner(self) -> Reading:
        """Return the claim whose value is shown. Raises IndexError before the first has entered."""
        while self._is_part(self._heap[0]):
            heappop(self._heap)
            self._parts = True
        return self._heap[0].reading

    def rivals(self) -> list[Reading]:
        """Return the claims that could have won: observed, if any was, and not a part of another."""
        return [entry.reading for entry in self._heap if not self._is_part(entry)]

    def why(self) -> Why:
        """Return what decided for the winner."""
        rivals = sorted(entry for entry in self._heap if not self._is_part(entry))
        if len(rivals) > 1:
            pairs = zip(rivals[0].fitness, rivals[1].fitness, _DECIDED_BY, strict=True)
            return next(why for best, second, why in pairs if best != second)
        if self._parts or len(self._heap) > 1:
            return Why.WHOLE
        return Why.OBSERVED if self._lesser else Why.ONLY

    def _entry(self, reading: Reading) -> _Entry:
        fitness = _fitness(reading, self._earliest)
        figure = reading.claim.personnel
        if self._value is not Value.PERSONNEL or figure is None:
            return _Entry(fitness, reading, 0)
        if not numbers(figure):
            return _Entry(fitness, reading, 2)
        observed = reading.phase is Phase.ACTUAL and figure.qualifier is not Qualifier.CEILING
        return _Entry(fitness, reading, 0 if observed else 1, scope_of(reading.claim, figure), size(figure))

    def _is_part(self, entry: _Entry) -> bool:
        """Whether the figure is contained in another here; one that is larger cannot be."""
        scope = entry.scope
        return scope is not None and any(
            whole.holds(scope) and entry.size <= greatest for whole, greatest in self._whole.items()
        )


def holders(readings: Iterable[Reading], value: Value, *, gone: bool = False) -> list[Reading]:
    """Return the claims that give a value; a figure of 0, which says it is over, only if all are `gone`."""
    found = [reading for reading in readings if _given(reading.claim, value)]
    if value is Value.PERSONNEL and not gone:
        return [reading for reading in found if not _says_nobody(reading)]
    return found


def choose(readings: Sequence[Reading], value: Value, *, earliest: bool = False) -> Reading:
    """Return which of the claims that give a value has it shown; there must be one."""
    if len(readings) == 1:
        return readings[0]
    return _contest(readings, value, earliest=earliest).winner()


def by_day(readings: Sequence[Reading], value: Value) -> Steps[Reading]:
    """Return whose value is shown on each day: of the claims made by then; before the first, the earliest."""
    steps = Steps(before=choose(readings, value, earliest=True))
    if len(readings) == 1:
        return steps
    contest = Contest(value)
    dated = sorted((r for r in readings if isinstance(r, Dated)), key=lambda r: r.when.earliest)
    for reading in dated:
        contest.enter(reading)
        steps.change(reading.when.earliest, contest.winner())
    return steps


def rivals(readings: Iterable[Reading]) -> list[Personnel]:
    """Return the figures to compare: the observed ones, if there are any, that are no part of another."""
    found = _contest(readings, Value.PERSONNEL, earliest=False).rivals()
    figures = (reading.claim.personnel for reading in found)
    return [figure for figure in figures if figure is not None and numbers(figure)]


def _contest(readings: Iterable[Reading], value: Value, *, earliest: bool) -> Contest:
    contest = Contest(value, earliest=earliest)
    for reading in readings:
        contest.enter(reading)
    return contest


def _given(claim: Claim, value: Value) -> object:
    """Return the value, falsy where the claim gives none."""
    match value:
        case Value.PERSONNEL:
            return claim.personnel
        case Value.MONEY:
            return claim.money
        case Value.ROLE:
            return claim.role
        case Value.UNDER:
            return claim.under


def _says_nobody(reading: Reading) -> bool:
    personnel = reading.claim.personnel
    return reading.status is Status.ENDED and personnel is not None and personnel.is_zero


def _fitness(reading: Reading, earliest: bool) -> Fitness:
    claim = reading.claim
    return (
        is_discounted(claim),
        _age(reading, 1 if earliest else -1),
        rating_order(claim),
        -len(sources_of(claim)),
        claim.id,
    )


def _age(reading: Reading, sign: int) -> tuple[int, int, int]:
    """Return what orders claims by time; an undated one is neither the latest nor the earliest."""
    if not isinstance(reading, Dated):
        return _UNDATED
    latest, earliest, ended = reading.later
    return (sign * latest.toordinal(), sign * earliest.toordinal(), sign * ended)
