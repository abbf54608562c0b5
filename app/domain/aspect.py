"""What an episode shows of one phase: who attests it, and the values on a day or over all time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.evidence import count_sources, weigh
from app.domain.figures import compare
from app.domain.model import Shown, Triple
from app.domain.shown import Value, by_day, choose, holders, rivals
from app.domain.spans import Reading
from app.domain.vocabulary import Phase


class Aspect:
    """One phase of an episode, from all the episode's claims: its weight and its values."""

    def __init__(self, triple: Triple, phase: Phase, readings: Sequence[Reading]) -> None:
        self.phase = phase
        self._triple = triple
        self._affirming = [r for r in readings if r.affirms and r.phase is phase]
        self.sources = count_sources(self._affirming)
        self.evidence = weigh(bool(self._affirming), self.sources, (r for r in readings if not r.affirms))
        given = {value: holders(self._affirming, value) for value in Value}
        self.figures = compare(rivals(given[Value.PERSONNEL]))
        self._steps = {value: by_day(found, value) for value, found in given.items() if found}
        self._made: dict[tuple[str, ...], Shown] = {}

    @property
    def changes(self) -> set[date]:
        """The days on which the values shown may change."""
        return {day for steps in self._steps.values() for day in steps.days}

    def on(self, day: date) -> Shown:
        """Return the values shown on the day; the same object while they are the same."""
        chosen = {value: steps.at(day) for value, steps in self._steps.items()}
        key = tuple(reading.claim.id for reading in chosen.values())
        if key not in self._made:
            self._made[key] = shown(self._triple, chosen)
        return self._made[key]

    def throughout(self, gone: bool) -> Shown:
        """Return the values of a read without a day; once all are `gone`, the figure may be 0."""
        given = {value: holders(self._affirming, value, gone=gone) for value in Value}
        return shown(self._triple, {value: choose(found, value) for value, found in given.items() if found})


def shown(triple: Triple, chosen: Mapping[Value, Reading]) -> Shown:
    """Put the values together, each with the claim it is from."""
    personnel, money, role, under = (
        reading.claim if (reading := chosen.get(value)) else None
        for value in (Value.PERSONNEL, Value.MONEY, Value.ROLE, Value.UNDER)
    )
    hosts = {host.id: host for host in personnel.objects if host.id != triple.object} if personnel else {}
    return Shown(
        personnel=personnel.personnel if personnel else None,
        personnel_claim=personnel.id if personnel else None,
        shared_with=tuple(hosts.values()),
        money=money.money if money else None,
        money_claim=money.id if money else None,
        role=role.role if role else None,
        role_claim=role.id if role else None,
        under=under.under if under else None,
        under_claim=under.id if under else None,
    )
