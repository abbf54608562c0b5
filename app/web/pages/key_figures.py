"""The few numbers beside a dossier's opening: what may be added up, and apart from it what may not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from app.domain.model import Personnel
from app.domain.vocabulary import PLANNED_STATUSES, Certainty, Evidence, Qualifier, Status
from app.web import words
from app.web.pages.dossier import Row, Section

MOST: Final = 4
_COUNTED: Final = (Certainty.CERTAIN, Certainty.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Total:
    """What the figures of `rows` relationships add up to."""

    figure: Personnel
    rows: int


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number, what it counts, and where it is from: an episode's id, or an anchor of this page."""

    figure: Personnel
    text: Markup
    episode: str = ""
    anchor: str = ""


def total(rows: Iterable[Row]) -> Total | None:
    """Add up the figures that may be: each of one sender in one place, present, and not denied or stale.

    Shared and planned figures, ceilings, and a whole whose parts are rows of their own stay outside. A
    range counts with its best value, or with its lowest. None where no figure remains.
    """
    kept = list(rows)
    frames = {row.edge.shown.under.id for row in kept if row.edge.shown.under}
    figures = [
        figure
        for row in kept
        if _is_counted(row) and row.other.id not in frames and (figure := row.edge.shown.personnel)
    ]
    if not figures:
        return None
    exact = all(f.qualifier in (Qualifier.EXACTLY, Qualifier.UNKNOWN) and not _is_range(f) for f in figures)
    number = sum(figure.best or figure.min or 0 for figure in figures)
    qualifier = Qualifier.EXACTLY if exact else Qualifier.ABOUT
    return Total(Personnel(best=number, qualifier=qualifier), len(figures))


def key_figures(sections: Sequence[Section]) -> tuple[KeyFigure, ...]:
    """Return up to four figures of the sections of forces: the total first, then what stands outside it."""
    found = [figure for section in sections if section.id for figure in _of(section)]
    return tuple(sorted(found, key=lambda figure: not figure.anchor)[:MOST])


def _of(section: Section) -> Iterator[KeyFigure]:
    if counted := total(section.rows):
        text = words.say_html(f"keyfigure.{section.id}", n=counted.rows)
        yield KeyFigure(counted.figure, text, anchor=section.id)
    stated = [row for row in section.rows if row.edge.shown.personnel]
    apart = [row for row in stated if row.edge.evidence is not Evidence.DENIED]
    shared = [row for row in apart if row.hosts > 1]
    planned = [row for row in apart if row.hosts == 1 and row.edge.status in PLANNED_STATUSES]
    frames = {row.edge.shown.under.id for row in section.rows if row.edge.shown.under}
    wholes = [row for row in apart if row.other.id in frames]
    for key, rows in (("shared", shared), ("planned", planned), ("whole", wholes)):
        for row in rows[:1]:
            said = words.say_html(f"keyfigure.{key}", who=_name(row), n=row.hosts)
            yield KeyFigure(row.edge.shown.personnel or Personnel(), said, episode=row.edge.id)


def _is_counted(row: Row) -> bool:
    """Whether a row is of one sender in one place and holds; the bar of a plan or a ceiling is not solid."""
    edge = row.edge
    if edge.status is Status.ENDED or edge.evidence is Evidence.DENIED or edge.certainty not in _COUNTED:
        return False
    return row.bar is not None and row.bar.form == "solid"


def _is_range(figure: Personnel) -> bool:
    return figure.min is not None and figure.max is not None and figure.min != figure.max


def _name(row: Row) -> Markup:
    return Markup("<bdi>{}</bdi>").format(row.other.name)
