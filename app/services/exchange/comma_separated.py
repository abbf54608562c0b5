"""Tables as comma-separated values (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

MEDIA_TYPE: Final = "text/csv"

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection)."""

Cell = str | int | float | None


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table with its heads in the first line; None is an empty cell.

    Text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay as they are.
    """
    return "".join([line(heads), *(line(row) for row in rows)])


def line(cells: Sequence[Cell]) -> str:
    """Write one line, with its end."""
    held = io.StringIO(newline="")
    csv.writer(held).writerow([_safe(cell) for cell in cells])
    return held.getvalue()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
