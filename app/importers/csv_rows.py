"""Rows of a CSV file with the line each begins on, read one by one; what is no row is said."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.errors import Invalid
from app.importers.findings import NotUnderstood

SHOWN: Final = 200
"""How many characters of a broken row are shown."""

_LISTED: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, blanks around them removed, and the line it begins on."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def text(self) -> str:
        """The row as one line, to be shown."""
        return ",".join(self.cells.values())[:SHOWN]


class _Fed:
    """Lines on their way to the CSV reader: counts them, and keeps the start of the last for a message."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.count = 0
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += 1
            self.last = line[:SHOWN].rstrip("\r\n")
            yield line.removeprefix("\ufeff") if self.count == 1 else line


def rows(
    lines: Iterable[str], required: Sequence[str], sort: str, *, delimiter: str = ","
) -> Iterator[Row | NotUnderstood]:
    """Yield the rows below the header, and what cannot be read as one. Blank lines are passed over.

    Raises Invalid where the header lacks a required column, names one twice or is missing altogether; `sort`
    says what the file should have been ("a file of troopdata").
    """
    fed = _Fed(lines)
    reader = csv.reader(fed, delimiter=delimiter)
    columns = _header(reader, required, sort)
    while True:
        line = fed.count + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield NotUnderstood(line, fed.last, "This is not a row of CSV: a cell is longer than any may be.")
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            reason = f"The row has {len(cells)} cells, and the header {len(columns)}."
            yield NotUnderstood(line, delimiter.join(cells)[:SHOWN], reason)
            continue
        yield Row(line, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))


def _header(reader: Iterator[list[str]], required: Sequence[str], sort: str) -> list[str]:
    """Read the header. Raises Invalid."""
    try:
        columns = [cell.strip() for cell in next(reader, [])]
    except csv.Error as error:
        raise Invalid(f"This is not {sort}: it does not begin with a header.") from error
    missing = [f"“{name}”" for name in required if name not in columns]
    if missing:
        more = f" and {len(missing) - _LISTED} more" if len(missing) > _LISTED else ""
        raise Invalid(f"This is not {sort}: there is no column {', '.join(missing[:_LISTED])}{more}.")
    if twice := sorted({name for name in columns if columns.count(name) > 1}):
        raise Invalid(f"The column “{twice[0]}” is there twice.")
    return columns
