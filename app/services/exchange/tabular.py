"""What is said of a relationship, column by column: the same in every format that is flat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.model import DateSpan, Money, Personnel
from app.graph.standing.rows import WithEnds

Cell = str | int | float | None
Type = Literal["string", "long", "double"]


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a relationship: its name, its type (as GraphML names it), and where it is."""

    name: str
    type: Type
    of: Callable[[WithEnds], Cell]


ENDS: Final = (
    Column("subject_id", "string", lambda row: row[1].id),
    Column("subject_kind", "string", lambda row: row[1].kind.value),
    Column("subject", "string", lambda row: row[1].name),
    Column("object_id", "string", lambda row: row[2].id),
    Column("object_kind", "string", lambda row: row[2].kind.value),
    Column("object", "string", lambda row: row[2].name),
)
"""The two ends, for a format without nodes."""


def columns(*, on_a_day: bool) -> tuple[Column, ...]:
    """Return the columns of a relationship, without its ends.

    How sure it is (`certainty`) depends on a day; without one it is left out, for the same graph is to give
    the same lines tomorrow.
    """
    return (*_SAID, _CERTAINTY) if on_a_day else _SAID


def _personnel(value: Callable[[Personnel], Cell]) -> Callable[[WithEnds], Cell]:
    return lambda row: value(row[0].shown.personnel) if row[0].shown.personnel else None


def _money(value: Callable[[Money], Cell]) -> Callable[[WithEnds], Cell]:
    return lambda row: value(row[0].shown.money) if row[0].shown.money else None


def _edtf(span: DateSpan | None) -> str | None:
    return span.edtf if span else None


_CERTAINTY: Final = Column("certainty", "string", lambda row: row[0].certainty.value)
_SAID: Final = (
    Column("predicate", "string", lambda row: row[0].predicate.value),
    Column("status", "string", lambda row: row[0].status.value),
    Column("phase", "string", lambda row: row[0].phase.value),
    Column("evidence", "string", lambda row: row[0].evidence.value),
    Column("sources", "long", lambda row: row[0].sources),
    Column("claims", "long", lambda row: row[0].claims),
    Column("from", "string", lambda row: _edtf(row[0].start)),
    Column("to", "string", lambda row: _edtf(row[0].end)),
    Column("last_confirmed", "string", lambda row: _edtf(row[0].last_confirmed)),
    Column("figures", "string", lambda row: row[0].figures.value),
    Column("personnel_min", "long", _personnel(lambda figure: figure.min)),
    Column("personnel_best", "long", _personnel(lambda figure: figure.best)),
    Column("personnel_max", "long", _personnel(lambda figure: figure.max)),
    Column("personnel_qualifier", "string", _personnel(lambda figure: figure.qualifier.value)),
    Column("personnel_category", "string", _personnel(lambda figure: figure.category.value)),
    Column(
        "shared_with", "string", lambda row: "; ".join(ref.id for ref in row[0].shown.shared_with) or None
    ),
    Column("money_amount", "double", _money(lambda money: money.amount)),
    Column("money_currency", "string", _money(lambda money: money.currency)),
    Column("money_per", "string", _money(lambda money: money.per.value)),
    Column("role", "string", lambda row: row[0].shown.role),
    Column("under_id", "string", lambda row: row[0].shown.under.id if row[0].shown.under else None),
    Column("under", "string", lambda row: row[0].shown.under.name if row[0].shown.under else None),
)
