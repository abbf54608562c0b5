"""Telling a person how far fetching and starting Neo4j is, without the server knowing how that is shown."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeAlias

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

Report: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how many of its parts are done and how many there are (0: unknown)."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Show nothing: the Report of tests and of programs."""


@contextmanager
def progress_bar(console: Console | None = None) -> Generator[Report]:
    """Give a Report that draws one bar a step on `console` (standard error) until the context ends."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total or None)
            progress.update(tasks[step], completed=done, total=total or None)

        yield report
