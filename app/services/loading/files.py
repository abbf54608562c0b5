"""Loading files: lines of claims, or rows of a data set that an importer makes claims of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from app.graph.connection import Graph
from app.importers.findings import Finding, Importer, Noticed, NotUnderstood, Stated
from app.paths import DEMONSTRATION
from app.services.accounts.actor import Actor
from app.services.loading.atomic import AllOrNothing
from app.services.loading.lines import Line, Source, lines, text_lines
from app.services.loading.pipeline import Loading, Rejected, Report
from app.services.reading import entities

__all__ = ["Ears", "Rejected", "Report", "load_file"]


class Ears(Protocol):
    """Who is told how a load goes."""

    def rejected(self, rejected: Rejected) -> object:
        """Hear of a line that was left out."""

    def noticed(self, line: int, reason: str) -> object:
        """Hear of something odd that an importer put right or let pass."""

    def begins(self, size: int) -> object:
        """Hear that the file can be read, and how many bytes it holds."""

    def at(self, position: int, report: Report) -> object:
        """Hear, after each line, how many bytes have been read and how the load stands."""

    def header(self, text: str) -> object:
        """Hear what stands above the rows of a data set."""


async def load_file(
    graph: Graph,
    name: str,
    actor: Actor,
    ears: Ears,
    *,
    importer: Importer | None = None,
    dry_run: bool = False,
    atomic: bool = False,
) -> Report:
    """Load one file (`-`: standard input) as one load, in bounded memory.

    Without an `importer` each line is a claim in JSON. `atomic` keeps all lines or none, `dry_run` none.
    Raises Unreadable, before anything is recorded, where the file as a whole cannot be read, and Invalid
    where it is not of the importer's sort; Unavailable where Neo4j goes away, with what was recorded so far
    kept.
    """
    if importer is None:
        with lines(name) as source:
            return await _load(source, graph, name, actor, ears, dry_run=dry_run, atomic=atomic)
    with text_lines(name, importer.encoding) as text:
        rows = _Rows(text.lines)
        found = _of_findings(importer.read(rows), rows, ears)
        source = Source(found, text.size, text.position)
        return await _load(source, graph, name, actor, ears, dry_run=dry_run, atomic=atomic)


async def _load(
    source: Source[Line], graph: Graph, name: str, actor: Actor, ears: Ears, *, dry_run: bool, atomic: bool
) -> Report:
    ears.begins(source.size)
    loads = AllOrNothing if atomic else Loading
    loading = loads(graph, name, actor, ears.rejected, dry_run=dry_run)
    for line in source:
        await loading.take(line)
        ears.at(source.position(), loading.report)
    return await loading.finish()


class _Rows:
    """The text lines of a data set on their way to the importer; keeps those of the row it is at."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._kept: list[str] = []
        self._first = 1

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._kept.append(line)
            yield line

    def row(self, line: int) -> str:
        """Return what was read from this line on; what stands above it is not needed any more."""
        self.above(line)
        return "".join(self._kept)

    def above(self, line: int) -> str:
        """Return, and forget, what was read before this line."""
        count = max(line - self._first, 0)
        gone, self._kept = self._kept[:count], self._kept[count:]
        self._first += len(gone)
        return "".join(gone)


def _of_findings(found: Iterator[Finding], rows: _Rows, ears: Ears) -> Iterator[Line]:
    """Yield each claim found as a line of JSON, and what was not understood as one that cannot be read."""
    first = True
    for each in found:
        if first:
            ears.header(rows.above(each.line))
            first = False
        match each:
            case Stated(line, body):
                yield Line(line, json.dumps(body, ensure_ascii=False).encode(), rows.row(line))
            case NotUnderstood(line, _, reason):
                yield Line(line, None, rows.row(line), reason)
            case Noticed(line, reason):
                ears.noticed(line, reason)


async def demonstrate(graph: Graph, actor: Actor) -> Report | None:
    """Load the demonstration into a graph without claims; None, and nothing is done, where there are some."""
    if (await entities.totals(graph)).claims:
        return None
    return await load_demonstration(graph, actor)


async def load_demonstration(graph: Graph, actor: Actor) -> Report:
    """Load the demonstration, all in one transaction: it is there as a whole or not at all."""
    loading = AllOrNothing(graph, "demonstration", actor, lambda _: None)
    for path in sorted(DEMONSTRATION.glob("*.ndjson")):
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            await loading.take(Line(number, line))
    return await loading.finish()
