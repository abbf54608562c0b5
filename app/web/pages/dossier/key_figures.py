"""The few numbers beside a dossier's opening: what may be added up, and apart from it what may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from app.domain import totals
from app.domain.model import Personnel
from app.domain.standing import Standing
from app.domain.totals import Reason, Total, Wholes
from app.domain.vocabulary import Certainty, Phase, Status
from app.web import words
from app.web.pages.dossier.sections import Section
from app.web.templates import bdi

MOST: Final = 4
_HOLDS: Final = (Certainty.CERTAIN, Certainty.POSSIBLE)
_APART: Final = ((Reason.SHARED, "shared"), (Reason.PLANNED, "planned"), (Reason.CONTRIBUTORS, "whole"))
"""What is told of figures that are left out, and in which words."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number, what it counts, and where it is from: an episode's id, or an anchor of this page."""

    figure: Personnel
    text: Markup
    episode: str = ""
    anchor: str = ""


def total(section: Section, wholes: Wholes | None = None) -> Total:
    """Add up a section of forces by the rules of totals: what holds on the day, and its plans beside it."""
    edges = [row.edge for row in section.rows if _holds(row.edge)]
    hosts = {edge.target for edge in edges} if section.id == "here" else None
    return totals.total(edges, hosts=hosts, wholes=wholes or {})


def key_figures(sections: Sequence[Section], parts: Wholes | None = None) -> tuple[KeyFigure, ...]:
    """Return up to four figures of the sections of forces: the totals first, then what stands outside."""
    found = [figure for section in sections if section.id for figure in _of(section, parts)]
    return tuple(sorted(found, key=lambda figure: not figure.anchor)[:MOST])


def _of(section: Section, parts: Wholes | None) -> Iterator[KeyFigure]:
    held = total(section, parts)
    rows = {row.edge.id: row for row in section.rows}
    if held.counted:
        text = words.say_html(f"keyfigure.{section.id}", n=len(held.counted))
        yield KeyFigure(words.summed(held), text, anchor=section.id)
    for reason, key in _APART:
        for one in [one for one in held.left_out if one.reason is reason][:1]:
            row = rows[one.edge.id]
            said = words.say_html(f"keyfigure.{key}", who=bdi(row.other.name), n=row.hosts)
            yield KeyFigure(one.edge.shown.personnel or Personnel(), said, episode=one.edge.id)


def _holds(edge: Standing) -> bool:
    """Whether a row is for the total to judge: it holds on the day, or it is a plan."""
    return edge.phase is Phase.PLANNED or (edge.status is not Status.ENDED and edge.certainty in _HOLDS)
