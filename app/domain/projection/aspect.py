"""What an episode shows of one phase: who attests it, and the values on a day or over all time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.evidence import count_sources, weigh
from app.domain.figures import compare
from app.domain.model import VALUES, Shown, Triple, Value
from app.domain.projection.contest import Winners, compete
from app.domain.projection.spans import Reading
from app.domain.vocabulary import Figures, Phase


class Aspect:
    """One phase of an episode, from all the episode's claims: its weight and its values.

    `overall` are the values of a read without a day.
    """

    def __init__(self, triple: Triple, phase: Phase, readings: Sequence[Reading], *, closed: bool) -> None:
        affirming = [reading for reading in readings if reading.affirms and reading.phase is phase]
        self.phase = phase
        self.sources = count_sources(affirming)
        self.evidence = weigh(affirming, self.sources, [r for r in readings if not r.affirms])
        self.figures = Figures.SINGLE
        self._winners: dict[Value, Winners] = {
            value: winners for value in VALUES if (winners := compete(value, affirming, closed=closed))
        }
        if "personnel" in self._winners:
            self.figures = compare([reading.claim.personnel for reading in self._winners["personnel"].rivals])
        self._triple = triple
        self._made: dict[tuple[str | None, ...], Shown] = {}
        self.overall = self._shown({value: winners.overall for value, winners in self._winners.items()})

    @property
    def changes(self) -> set[date]:
        """The days on which the values shown may change."""
        return {day for winners in self._winners.values() for day in winners.by_day.days}

    def on(self, day: date) -> Shown:
        """Return the values shown on the day; the same object while they are the same."""
        return self._shown({value: winners.by_day.at(day) for value, winners in self._winners.items()})

    def _shown(self, chosen: Mapping[Value, Reading | None]) -> Shown:
        key = tuple(reading.claim.id if reading else None for reading in chosen.values())
        if key not in self._made:
            self._made[key] = put_together(self._triple, chosen)
        return self._made[key]


def put_together(triple: Triple, chosen: Mapping[Value, Reading | None]) -> Shown:
    """Put the values together, each with the claim it is from, the figure with whom it is shared."""
    fields: dict[str, Any] = {}
    for value, reading in chosen.items():
        if reading is not None:
            fields[value] = getattr(reading.claim, value)
            fields[f"{value}_claim"] = reading.claim.id
    counted = chosen.get("personnel")
    if counted is not None:
        hosts = {host.id: host for host in counted.claim.objects if host.id != triple.object}
        fields["shared_with"] = tuple(hosts.values())
    return Shown(**fields)
