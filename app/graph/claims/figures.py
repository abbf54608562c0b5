"""The figures of deployments that count on some days, as texts on their relationships, for totals.

A text begins with the first and the last day on which its figure counts: a query picks those of a day.
"""

from __future__ import annotations

from datetime import date
from typing import Final, LiteralString

from app.domain.figures import Bounds, Days, Figure, Scope, bounds
from app.domain.model import Personnel
from app.domain.vocabulary import Category, Qualifier

ON_DAY: Final[LiteralString] = """
[each IN coalesce(r.counting, [])
    WHERE substring(each, 0, 10) <= toString($day) AND substring(each, 11, 10) >= toString($day)]
"""
"""How a query returns the figures of a relationship `r` that count on `$day`."""

_NONE: Final = "-"
_FLAGS: Final = "paw"  # planned, absent, weak


def text_of(figure: Figure, *, own: str) -> str:
    """Return a dated figure as a text; `own` is the host of the relationship it stands on."""
    window, personnel = figure.window, figure.personnel or Personnel()
    first, last = window or Days(date.min, date.min)
    numbers = (personnel.min, personnel.best, personnel.max)
    given = (figure.planned, figure.absent, figure.weak)
    return " ".join(
        [
            first.isoformat(),
            last.isoformat(),
            "".join(flag for flag, is_set in zip(_FLAGS, given, strict=True) if is_set) or _NONE,
            figure.claim,
            figure.document or _NONE,
            ",".join(sorted(figure.scope.hosts)) if figure.scope.hosts != frozenset({own}) else _NONE,
            figure.scope.under or _NONE,
            figure.scope.category,
            personnel.qualifier,
            ",".join("" if n is None else str(n) for n in numbers),
            ",".join(f"{name}:{n}" for name, n in personnel.by_category) or _NONE,
            ",".join(map(str, figure.when or ())) or _NONE,
            str(figure.span.last) if figure.span else _NONE,
            ",".join(str(int(each)) for each in figure.age),
            ",".join(map(str, figure.merit)),
        ]
    )


def figure_of(text: str, *, sender: str, own: str) -> Figure:
    """Read back a figure of a sender in a host."""
    first, _, flags, claim, document, hosts, under, *figure, when, last, age, merit = text.split(" ")
    personnel = _personnel(*figure)
    return Figure(
        claim=claim,
        sender=sender,
        scope=Scope(
            frozenset({own} if hosts == _NONE else hosts.split(",")),
            None if under == _NONE else under,
            personnel.category,
        ),
        bounds=bounds(personnel) or Bounds(),
        when=None if when == _NONE else Days(*map(date.fromisoformat, when.split(","))),
        span=Days(date.fromisoformat(first), date.fromisoformat(last)),
        age=tuple(map(int, age.split(","))),
        merit=tuple(map(int, merit.split(","))),
        document=None if document == _NONE else document,
        planned="p" in flags,
        weak="w" in flags,
        ceiling=personnel.qualifier is Qualifier.CEILING,
        absent="a" in flags,
        personnel=personnel,
    )


def _personnel(category: str, qualifier: str, given: str, split: str) -> Personnel:
    low, best, high = (int(n) if n else None for n in given.split(","))
    parts = [] if split == _NONE else [each.split(":") for each in split.split(",")]
    by_category = tuple((Category(name), int(n)) for name, n in parts)
    return Personnel(low, best, high, Qualifier(qualifier), Category(category), by_category)
