"""What an episode shows of one phase: who attests it, and the values on a day or over all time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.domain.figures import (
    Bounds,
    Days,
    Figure,
    Scope,
    choose,
    is_later_part,
    lapse_after,
    value_of,
)
from app.domain.model import BESIDE, Part, Personnel, Shown, Triple
from app.domain.projection.attestation import Attestation
from app.domain.projection.contest import best_by_day, best_of_all_times
from app.domain.projection.entrants import entrant, figure
from app.domain.projection.intervals import edges, holds, united
from app.domain.projection.spans import Reading
from app.domain.structure import Structure
from app.domain.vocabulary import Category, Evidence, Figures, Phase, Qualifier

_NOTHING: Final = Shown()
_ANY: Final = Scope(frozenset(), None, Category.MIXED)


class Aspect:
    """One phase of an episode, from all the episode's claims: its weight and its values.

    `overall` are the values of a read without a day.
    """

    def __init__(
        self, triple: Triple, phase: Phase, readings: Sequence[Reading], structure: Structure
    ) -> None:
        self.phase = phase
        self._triple, self._structure = triple, structure
        self._attestation = Attestation(phase, readings)
        affirming = [reading for reading in readings if reading.affirms and reading.phase is phase]
        self._claims = {reading.id: reading for reading in affirming}
        figures = [one for reading in affirming if (one := figure(reading))]
        self._best = best_by_day(figures)
        self._beside = {
            name: best_by_day(given) for name in BESIDE if (given := list(_giving(name, affirming)))
        }
        self._comparison = _Comparison(figures)
        self._made: dict[tuple[str, ...], Shown] = {}
        self.overall = self._overall(figures, affirming)

    @property
    def evidence(self) -> Evidence:
        """How well it is attested over all times."""
        return self._attestation.evidence

    @property
    def sources(self) -> int:
        """From how many sources it is known over all times."""
        return self._attestation.sources

    @property
    def figures(self) -> Figures:
        """Whether its figures agree: those observed, over all times."""
        return Figures.SINGLE if self.phase is Phase.PLANNED else self._comparison.overall

    @property
    def changes(self) -> set[date]:
        """The days on which anything of it may change."""
        days = {*self._best.days, *self._attestation.changes, *self._comparison.changes}
        return days.union(*(steps.days for steps in self._beside.values()))

    def weight(self, day: date) -> tuple[Evidence, int, Figures]:
        """Return evidence, number of sources and whether figures agree on a day with a status."""
        return (*self._attestation.on(day), self._comparison.on(day))

    def on(self, day: date) -> Shown:
        """Return the values shown on the day; the same object while they are the same."""
        best = self._best.at(day)
        beside = {} if best else {name: steps.at(day) for name, steps in self._beside.items()}
        key = (
            *(one.claim for one in best),
            "",
            *(f"{n} {each[0].claim}" for n, each in beside.items() if each),
        )
        if key not in self._made:
            kept, _ = choose(best, self._structure)
            self._made[key] = self._shown(kept, {name: each[0] for name, each in beside.items() if each})
        return self._made[key]

    def _overall(self, figures: Collection[Figure], affirming: Sequence[Reading]) -> Shown:
        kept, _ = choose(best_of_all_times(figures), self._structure)
        if kept:
            return self._shown(newest(kept, self._structure), {})
        given = {name: best_of_all_times(list(_giving(name, affirming))) for name in BESIDE}
        return self._shown([], {name: each[0] for name, each in given.items() if each})

    def _shown(self, kept: Sequence[Figure], beside: Mapping[str, Figure]) -> Shown:
        """Put the values together, each with the claim it is from; beside a figure are its own claim's."""
        value = value_of(kept, self._structure)
        if value is None:
            return _with(_NOTHING, {name: self._claims[one.claim] for name, one in beside.items()})
        if len(kept) == 1:
            reading = self._claims[kept[0].claim]
            shown = Shown(
                personnel=reading.claim.personnel,
                personnel_claim=reading.id,
                shared_with=self._others(kept[0]),
            )
            return _with(shown, {name: reading for name in BESIDE if getattr(reading.claim, name)})
        return _composed(kept, value, self._structure, {one.claim: self._part(one) for one in kept})

    def _part(self, one: Figure) -> Part:
        claim = self._claims[one.claim].claim
        return Part(claim.personnel or Personnel(), claim.id, claim.under, self._others(one))

    def _others(self, one: Figure) -> tuple[Any, ...]:
        hosts = {host.id: host for host in self._claims[one.claim].claim.objects}
        return tuple(host for id_, host in hosts.items() if id_ != self._triple.object)


def newest(kept: Sequence[Figure], structure: Structure) -> list[Figure]:
    """Return which figures a read without a day shows: those of the time of the latest, and their wholes."""
    last = min(kept, key=lambda one: (one.age, one.claim))
    same = [one for one in kept if one is last or (one.when and last.when and one.when.meets(last.when))]
    wholes = [
        one
        for one in kept
        if one not in same
        and any(
            is_later_part(part, one, structure)
            and part.when is not None
            and one.span is not None
            and part.when.first <= lapse_after(one.span.last)
            for part in same
        )
    ]
    return [*same, *wholes]


def _with(shown: Shown, readings: Mapping[str, Reading]) -> Shown:
    fields: dict[str, Any] = {}
    for name, reading in readings.items():
        fields |= {name: getattr(reading.claim, name), f"{name}_claim": reading.id}
    return replace(shown, **fields) if fields else shown


def _composed(
    kept: Sequence[Figure], value: Bounds, structure: Structure, parts: Mapping[str, Part]
) -> Shown:
    """Return a figure that several make up; of wholes with later parts the largest is named as such."""
    wholes = [
        one for one in kept if any(is_later_part(other, one, structure) for other in kept if other is not one)
    ]
    whole = max(wholes, key=lambda one: (one.bounds.max or 0, one.claim), default=None)
    return Shown.of_parts(
        summed(value, [parts[one.claim].personnel for one in kept]),
        (parts[one.claim] for one in kept if one is not whole),
        parts[whole.claim] if whole else None,
    )


def summed(value: Bounds, figures: Sequence[Personnel]) -> Personnel:
    """Return what several figures make up as one, as exact and of whom they are if they are alike."""
    qualifiers = {one.qualifier for one in figures}
    categories = {one.category for one in figures}
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else Qualifier.UNKNOWN
    if value.max is None:
        qualifier = Qualifier.AT_LEAST
    elif qualifier in (Qualifier.AT_LEAST, Qualifier.UP_TO):
        qualifier = Qualifier.UNKNOWN
    is_one = value.min == value.best == value.max
    return Personnel(
        min=None if is_one else value.min,
        best=value.best,
        max=None if is_one else value.max,
        qualifier=qualifier,
        category=categories.pop() if len(categories) == 1 else Category.MIXED,
    )


def _giving(name: str, readings: Iterable[Reading]) -> Iterator[Figure]:
    """Yield the claims that give a value, as rule 7 orders them: they count on the days figures would."""
    for reading in readings:
        if getattr(reading.claim, name):
            yield entrant(reading, _ANY)


class _Comparison:
    """Whether figures of one scope, of a time, agree: over all times, and on a day."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        windows: dict[Figures, list[Days]] = {Figures.AGREE: [], Figures.DIFFER: []}
        found = set[Figures]()
        for one, other in _pairs(figures):
            first, second = one.window, other.window
            if first is None or second is None:
                continue
            how = Figures.AGREE if one.bounds == other.bounds else Figures.DIFFER
            found.add(how)
            if both := first.common(second):
                windows[how].append(both)
        self._agreeing, self._differing = united(windows[Figures.AGREE]), united(windows[Figures.DIFFER])
        self.overall = next((how for how in (Figures.DIFFER, Figures.AGREE) if how in found), Figures.SINGLE)

    def on(self, day: date) -> Figures:
        """Say it of the figures that count on a day."""
        if holds(self._differing, day):
            return Figures.DIFFER
        return Figures.AGREE if holds(self._agreeing, day) else Figures.SINGLE

    @property
    def changes(self) -> set[date]:
        """The days on which it may change."""
        return {*edges(self._agreeing), *edges(self._differing)}


def _pairs(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures of one scope whose *when* share a day; of many alike, one pair tells enough."""
    scopes: dict[Scope, list[Figure]] = {}
    seen: dict[object, int] = {}
    for one in figures:
        alike = (one.scope, one.bounds, one.when, one.span)
        seen[alike] = seen.get(alike, 0) + 1
        if one.when is not None and seen[alike] <= 2:
            scopes.setdefault(one.scope, []).append(one)
    for same in scopes.values():
        ordered = sorted(same, key=lambda one: (one.when or Days(date.max, date.max), one.claim))
        for index, one in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if one.when is None or other.when is None or other.when.first > one.when.last:
                    break
                yield one, other
