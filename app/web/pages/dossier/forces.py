"""The table of forces in a dossier: filtered, cut to a first screen, and added up where that may be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import Depends, Request

from app.domain.filters import FORCES, passes
from app.domain.model import Personnel
from app.domain.vocabulary import Evidence, Status
from app.web import words
from app.web.filter_bar import FilterBar, address, chip
from app.web.pages.dossier.key_figures import Sums
from app.web.pages.dossier.sections import Row, Section
from app.web.parameters.common import Whole
from app.web.parameters.filters import reader

FIRST: Final = 24
"""How many rows of a group stand on the page at first."""
FILTERED: Final = 8
"""From how many rows on a table has a filter bar."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the URL asks of the tables of forces."""

    statuses: frozenset[Status] = frozenset()
    evidence: frozenset[Evidence] = frozenset()
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """A section of forces as it is shown.

    `more` of its rows are left for the next click, which leads to `more_url`. `total` is that of all rows
    that pass the filters, shown or not, from `counted` figures; None where none counts. `account` says what
    it leaves out.
    """

    section: Section
    bar: FilterBar | None
    total: Personnel | None
    counted: int
    account: str
    more: int
    more_url: str


async def asked(through: Annotated[Asked, Depends(reader(FORCES, Asked))], rows: Whole = "") -> Asked:
    """Read from the URL which rows to show."""
    return replace(through, is_whole=rows == "all")


AskedDep = Annotated[Asked, Depends(asked)]


def arranged(section: Section, wanted: Asked, request: Request, sums: Sums) -> Presence:
    """Filter a section, and cut each of its groups after the first rows unless all are asked for."""
    groups = [replace(group, rows=tuple(_passing(group.rows, wanted))) for group in section.groups]
    passing = replace(section, groups=tuple(group for group in groups if group.rows))
    shown = passing if wanted.is_whole else _cut(passing)
    more = len(passing.rows) - len(shown.rows)
    has_bar = len(section.rows) >= FILTERED or any(row.is_on(wanted) for row in FORCES)
    bar = _bar(section, len(passing.rows), wanted, request) if has_bar else None
    held = sums.total(passing)
    return Presence(
        shown,
        bar,
        words.summed(held) if held.counted else None,
        len(held.counted),
        words.account(held) if held.counted or held.left_out else "",
        more,
        address(request, "rows", "all", section.id) if more else "",
    )


def others(sections: Iterable[Section], wanted: Asked, request: Request) -> list[Presence]:
    """Cut tables of what are no forces after the first rows; they are not filtered, and nothing adds up."""
    return [
        _other(section, wanted, address(request, "rows", "all", f"other-{n}"))
        for n, section in enumerate(sections, 1)
    ]


def _other(section: Section, wanted: Asked, more_url: str) -> Presence:
    shown = section if wanted.is_whole else _cut(section)
    more = len(section.rows) - len(shown.rows)
    return Presence(shown, None, None, 0, "", more, more_url if more else "")


def _cut(section: Section) -> Section:
    groups = (replace(group, rows=group.rows[:FIRST]) for group in section.groups)
    return replace(section, groups=tuple(groups))


def _passing(rows: Iterable[Row], wanted: Asked) -> Iterable[Row]:
    return (row for row in rows if passes(row.edge, wanted, FORCES))


def _bar(section: Section, passing: int, wanted: Asked, request: Request) -> FilterBar:
    standings = [row.edge for row in section.rows]
    chips = tuple(chip(request, row, standings, wanted, section.id) for row in FORCES)
    return FilterBar(chips, words.say("filter.rows", n=len(section.rows), shown=passing))
