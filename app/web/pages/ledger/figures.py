"""The figures of a ledger: those that sources give, beside each other, and what decided for the one shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.figures import numbers
from app.domain.model import Claim
from app.domain.projection.entrants import figure
from app.domain.projection.spans import Reading
from app.domain.structure import Structure
from app.domain.vocabulary import Phase
from app.domain.why import choice
from app.web import words
from app.web.graphics import bars

FIGURES_OPEN: Final = 8
"""Figures that stand open beside each other."""
FIGURES_FOLDED: Final = 40
"""Figures that fold out at most."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One claim's figure among those that compete; `chosen`: the one shown."""

    claim: Claim
    hosts: int
    bar: bars.Bar | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """Figures as there is room for them: some stand open, the latest others fold out; bars on one scale.

    `more`: how many do not stand open.
    """

    open: tuple[FigureLine, ...]
    folded: tuple[FigureLine, ...]
    more: int

    @property
    def rest(self) -> int:
        """How many stand with their claims alone."""
        return self.more - len(self.folded)


def figures(affirmed: Iterable[Reading], chosen: Collection[str]) -> Lines:
    """Return the figures that these claims give, the chosen and the latest first to be seen, in order."""
    stated = [reading.claim for reading in affirmed if _has_number(reading)]
    late = set(range(len(stated))[-FIGURES_OPEN:])
    first = {number for number, claim in enumerate(stated) if claim.id in chosen}
    kept = late if first <= late else {*sorted(late)[len(first) :], *first}
    open_ = [claim for number, claim in enumerate(stated) if number in kept]
    others = [claim for number, claim in enumerate(stated) if number not in kept]
    folded = others[-FIGURES_FOLDED:]
    top = bars.scale(claim.personnel for claim in [*open_, *folded])
    return Lines(
        tuple(_line(claim, top, chosen) for claim in open_),
        tuple(_line(claim, top, chosen) for claim in folded),
        len(others),
    )


def _line(claim: Claim, top: int, chosen: Collection[str]) -> FigureLine:
    hosts = len(claim.objects)
    drawn = bars.bar(claim.personnel, top, claim.status, hosts)
    return FigureLine(claim, hosts, drawn, claim.id in chosen)


def rule(affirmed: Iterable[Reading], phase: Phase, structure: Structure, on: date | None) -> str:
    """Say in words what decided for the figure shown; "" where none is shown."""
    given = [figure(one) for one in affirmed if one.phase is phase]
    decided = choice([one for one in given if one and not one.absent], structure, on)
    return words.say(f"rule.{decided.why.value}", n=decided.among) if decided else ""


def _has_number(one: Reading) -> bool:
    personnel = one.claim.personnel
    return personnel is not None and bool(numbers(personnel))
