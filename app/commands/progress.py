"""What a person sees while a file is loaded: a bar, what is rejected, and a file of that to put right."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from app.commands.console import CommandFailed, note, worded
from app.services.loading.files import Rejected, Report

SHOWN_REJECTS: Final = 100
SHOWN_NOTICES: Final = 20
"""How many of a file are printed one by one."""

_EVERY: Final = 200
"""Lines between two looks at the clock."""


@contextmanager
def bar() -> Generator[Progress | None]:
    """Show a bar on a terminal; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn(
            "{task.fields[lines]:,} lines, {task.fields[rate]:,.0f}/s, {task.fields[rejected]:,} rejected"
        ),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress


class Hearing:
    """The ears of one file's load. Rejected rows go to the file `errors` too, if one is named.

    Of a file of JSON each row has the reasons above it, on lines that begin with #, which loading passes
    over. Of a data set (`encoding` is that of its file) they stand below its own header, so that it can be
    loaded in the same way.
    """

    def __init__(
        self, name: str, progress: Progress | None, errors: str | None, encoding: str | None
    ) -> None:
        self._name, self._progress = name, progress
        self._errors, self._encoding = errors, encoding
        self._task = TaskID(0)
        self._rejected = self._noticed = self._last_row = 0
        self._header = ""
        self._file: TextIO | None = None

    def begins(self, size: int) -> None:
        """Show the bar."""
        if self._progress is not None:
            self._task = self._progress.add_task(self._name, total=size, lines=0, rate=0.0, rejected=0)

    def at(self, position: int, report: Report) -> None:
        """Move the bar."""
        if self._progress is None or report.received % _EVERY:
            return
        elapsed = self._progress.tasks[self._task].elapsed
        self._progress.update(
            self._task,
            completed=position,
            lines=report.received,
            rate=report.received / elapsed if elapsed else 0.0,
            rejected=report.rejected,
        )

    def header(self, text: str) -> None:
        """Keep what stands above the rows, for the file of rejected ones."""
        self._header = text

    def rejected(self, rejected: Rejected) -> None:
        """Tell of a rejected line, the first of them one by one, and keep all."""
        self._rejected += 1
        if self._rejected <= SHOWN_REJECTS:
            for fault in rejected.faults:
                note(f"{self._name}, line {rejected.line}: {worded(fault)}")
        elif self._rejected == SHOWN_REJECTS + 1:
            note(f"{self._name}: more lines are rejected; they are counted below.")
        if self._errors is not None:
            self._keep(self._errors, rejected)

    def noticed(self, line: int, reason: str) -> None:
        """Tell of something odd, the first of them one by one."""
        self._noticed += 1
        if self._noticed <= SHOWN_NOTICES:
            note(f"{self._name}, line {line}: {reason}")

    def close(self) -> None:
        """Say how much was not told one by one, and where the rejected rows are."""
        if self._noticed > SHOWN_NOTICES:
            note(f"{self._name}: {self._noticed - SHOWN_NOTICES:,} more such notices.")
        if self._file is not None:
            self._file.close()
            note(f"What was rejected is in {self._errors}: put it right and load that file.")

    def _keep(self, errors: str, rejected: Rejected) -> None:
        try:
            if self._file is None:
                # Closed with the load.
                encoding = self._encoding or "utf-8"
                self._file = Path(errors).open("w", encoding=encoding, newline="")  # noqa: SIM115
                self._file.write(self._header)
            if self._encoding is None:
                self._file.writelines(f"# line {rejected.line}: {worded(each)}\n" for each in rejected.faults)
            if rejected.row is not None and rejected.line != self._last_row:
                ended = rejected.row.endswith(("\n", "\r"))
                self._file.write(rejected.row if ended else f"{rejected.row}\n")
        except OSError as error:
            raise CommandFailed(f"{errors} cannot be written: {error.strerror or error}.") from error
        self._last_row = rejected.line
