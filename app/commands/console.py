"""What the commands say and how they end: results on standard output, everything else on standard error.

A command's exit status is 0 done, 1 failed, 2 wrong usage, 3 done with some lines rejected.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.errors import Fault, GarrisonError

UNFOLDED: Final = 10_000
"""The width of what another program reads: a row is a line, however long."""


class Exit(IntEnum):
    """The exit statuses of every command."""

    DONE = 0
    FAILED = 1
    WRONG_USAGE = 2
    SOME_REJECTED = 3


class CommandFailed(GarrisonError):  # noqa: N818
    """A command cannot do what was asked for; the sentence says why and what to do."""


class WrongUsage(GarrisonError):  # noqa: N818
    """An option or a setting makes no sense."""


def say(line: str) -> None:
    """Print one line of result, unwrapped, at once."""
    typer.echo(line)


def note(line: str) -> None:
    """Print one line that is not the result: a warning, a hint, what is wrong."""
    typer.echo(line, err=True)


def worded(fault: Fault) -> str:
    """Return a fault in words, its place first where it has one."""
    return f"{fault.pointer}: {fault.detail}" if fault.pointer else fault.detail


def table(headings: Iterable[str], rows: Iterable[Iterable[str]], *, figures: Iterable[int] = ()) -> None:
    """Print a table; the columns numbered in `figures` are aligned to the right. Cells are plain text."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    right = set(figures)
    for place, heading in enumerate(headings):
        shown.add_column(heading, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(Text(cell) for cell in row))  # Text: what others wrote is not read as markup
    console = Console()
    if not console.is_terminal:
        console.width = UNFOLDED
    console.print(shown)
