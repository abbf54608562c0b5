"""What the grammar has read of one claim so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.vocabulary import Status
from app.importers.factbook_deployments.figures import Figure
from app.importers.factbook_deployments.missions import Named
from app.importers.factbook_deployments.places import Place


@dataclass(slots=True)
class Draft:
    """One claim in the making: how many, where, under what, and when where the words say so.

    `bilateral`: under an agreement of the two countries. `ended_bracket`: a bracket was read behind its
    place, so that a further place begins another claim. `inherited`: its places are those of the whole that
    it is a part of.
    """

    places: list[Place] = field(default_factory=list[Place])
    frames: list[Named] = field(default_factory=list[Named])
    figure: Figure | None = None
    roles: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    status: Status = Status.PRESENT
    as_of: str | None = None
    since: str | None = None
    until: str | None = None
    bilateral: bool = False
    ended_bracket: bool = False
    inherited: bool = False

    def part(self) -> Draft:
        """Return a draft of a part of this one: the same places and time, everything else its own."""
        return Draft(
            places=list(self.places),
            status=self.status,
            as_of=self.as_of,
            since=self.since,
            until=self.until,
            inherited=bool(self.places),
        )

    def next(self) -> Draft:
        """Return a draft of another claim of the same statement, of the same time unless it says more."""
        return Draft(status=self.status, as_of=self.as_of, since=self.since, until=self.until)

    @property
    def undertakings(self) -> list[Named]:
        """The missions, operations and standing forces among the frames."""
        return [named for named in self.frames if named.is_undertaking]

    @property
    def says_something(self) -> bool:
        """Whether a claim can be made of it: it names a place, a mission, or how many there are in all."""
        counted = self.figure is not None and self.figure.body() is not None
        return bool([place for place in self.places if not place.narrow] or self.undertakings or counted)

    def add_places(self, places: Sequence[Place]) -> None:
        """Add places, each once, instead of those of the whole."""
        if self.inherited:
            self.places, self.inherited = [], False
        self.places += [place for place in dict.fromkeys(places) if place not in self.places]
