"""The few numbers beside a dossier's opening: what may be added up, and apart from it what may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from markupsafe import Markup

from app.domain import totals
from app.domain.model import Personnel
from app.domain.totals import Reason, Surroundings, Total
from app.web import words
from app.web.pages.dossier.sections import Section
from app.web.templates import bdi

MOST: Final = 4
_APART: Final = ((Reason.SHARED, "shared"), (Reason.PLANNED, "planned"), (Reason.CONTRIBUTORS, "whole"))
"""What is told of figures that are left out, and in which words."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number, what it counts, and where it is from: an episode's id, or an anchor of this page."""

    figure: Personnel
    text: Markup
    episode: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    """What adding up the forces of a dossier needs: of whom it is, for which day, and what surrounds them."""

    entity: str
    day: date
    surroundings: Surroundings
    # What stands beside the opening is mostly the total of the table, too.
    _held: dict[tuple[str, ...], Total] = field(default_factory=dict, init=False, repr=False, compare=False)

    def total(self, section: Section) -> Total:
        """Add up a section of forces by the rules of totals, on the day; each once."""
        hosts = [self.entity] if section.id == "here" else None
        edges = [row.edge for row in section.rows]
        key = (section.id, *(edge.id for edge in edges))
        if key not in self._held:
            self._held[key] = totals.total(edges, self.day, hosts=hosts, surroundings=self.surroundings)
        return self._held[key]


def key_figures(sections: Sequence[Section], sums: Sums) -> tuple[KeyFigure, ...]:
    """Return up to four figures of the sections of forces: the totals first, then what stands outside."""
    found = [figure for section in sections if section.id for figure in _of(section, sums)]
    return tuple(sorted(found, key=lambda figure: not figure.anchor)[:MOST])


def _of(section: Section, sums: Sums) -> Iterator[KeyFigure]:
    held = sums.total(section)
    rows = {row.edge.id: row for row in section.rows}
    if held.counted:
        text = words.say_html(f"keyfigure.{section.id}", n=len(held.counted))
        yield KeyFigure(words.summed(held), text, anchor=section.id)
    for reason, key in _APART:
        for one in [one for one in held.left_out if one.reason is reason][:1]:
            row = rows[one.edge.id]
            said = words.say_html(f"keyfigure.{key}", who=bdi(row.other.name), n=len(one.figure.scope.hosts))
            yield KeyFigure(one.figure.personnel or Personnel(), said, episode=one.edge.id)
