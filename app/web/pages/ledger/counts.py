"""Losses and numbers trained, by source: a table of what each claim of a ledger says, and no sum of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.model import LOSSES, Claim, Count
from app.web import words

ROWS_SHOWN: Final = 60
"""Claims whose numbers stand in the table; those of further ones stand with their claims."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one claim says: a number for each column, in words; "" where it says nothing."""

    claim: Claim
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are their heads; of what no claim says there is none. `more`: rows left out."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int


def losses(claims: Sequence[Claim]) -> Table:
    """Return what each of these claims says of the killed, wounded, captured and missing, the latest last."""
    told = [claim for claim in claims if claim.losses]
    columns = [loss for loss in LOSSES if any(getattr(claim.losses, loss) for claim in told)]
    said = {loss: [getattr(claim.losses, loss) for claim in told] for loss in columns}
    return _table(told, {words.say(f"ledger.{loss}"): counts for loss, counts in said.items()})


def trained(claims: Sequence[Claim]) -> Table:
    """Return what each of these claims says of how many were trained, the latest last."""
    told = [claim for claim in claims if claim.trained]
    return _table(told, {words.say("ledger.trained.number"): [claim.trained for claim in told]})


def _table(told: Sequence[Claim], columns: dict[str, list[Count | None]]) -> Table:
    first = max(0, len(told) - ROWS_SHOWN)
    rows = [
        Row(claim, tuple(words.personnel(cell) if cell else "" for cell in cells))
        for claim, *cells in zip(told, *columns.values(), strict=True)
    ]
    return Table(tuple(columns), tuple(rows[first:]), first)
