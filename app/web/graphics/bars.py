"""A figure as a bar: how long, of which form, on a scale common to its table. Pure geometry, in percent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.domain.model import Personnel
from app.domain.vocabulary import PLANNED_STATUSES, Qualifier, Status
from app.web import paint, words
from app.web.paint import Paint

Form = Literal["solid", "shared", "planned", "ceiling"]


@dataclass(frozen=True, slots=True)
class Bar:
    """`length`, `low` and `high` in percent of the width; `low` and `high` None without a range.

    `hue` is the colour class of the status. `is_open`: at least so many, so the end is an arrow.
    """

    form: Form
    hue: str
    length: float
    low: float | None = None
    high: float | None = None
    is_open: bool = False

    @property
    def fill(self) -> Paint:
        """How it is filled: hatched where others share it, an outline where it is planned."""
        if self.form == "planned":
            return paint.OUTLINED
        return paint.hatched(self.hue) if self.form == "shared" else paint.full(self.hue)


def scale(figures: Iterable[Personnel | None]) -> int:
    """Return the number that fills the width: the largest of the figures, or 1 where there is none."""
    return max((_largest(figure) for figure in figures if figure), default=0) or 1


def bar(figure: Personnel | None, top: int, status: Status, hosts: int = 1) -> Bar | None:
    """Return the bar of a figure on the scale that ends at `top`; None where no number is stated.

    What is shared, planned or only authorised has a form of its own: it is not to be read as present.
    """
    if figure is None or not (largest := _largest(figure)):
        return None
    form = _form(figure, status, hosts)
    length = figure.best if figure.best is not None else figure.min if figure.min is not None else largest
    if form == "ceiling":
        return Bar(form, "present", _percent(largest, top))
    low, high = figure.min, figure.max
    ranged = low is not None and high is not None and low != high
    return Bar(
        form,
        words.status_hue(status),
        _percent(length, top),
        low=_percent(low, top) if ranged and low is not None else None,
        high=_percent(high, top) if ranged and high is not None else None,
        is_open=figure.qualifier is Qualifier.AT_LEAST or (figure.best is None and high is None),
    )


def share(number: int, top: int) -> float:
    """Return how much of the width a plain count fills, in percent."""
    return _percent(number, max(top, 1))


def _form(figure: Personnel, status: Status, hosts: int) -> Form:
    if status in PLANNED_STATUSES:
        return "planned"
    if hosts > 1:
        return "shared"
    bounded = figure.best is None and figure.min is None
    return "ceiling" if bounded or figure.qualifier in (Qualifier.CEILING, Qualifier.UP_TO) else "solid"


def _largest(figure: Personnel) -> int:
    return max(n or 0 for n in (figure.min, figure.best, figure.max))


def _percent(number: int, top: int) -> float:
    return round(min(number / top, 1) * 100, 2)
