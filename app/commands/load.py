"""`garrison load`: claims from files into the graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.commands.console import Exit, note, table
from app.commands.surroundings import ACTOR, in_graph
from app.graph.connection import Graph
from app.services import load
from app.services.lines import Unreadable
from app.services.load import Rejected, Report

SHOWN_REJECTS: Final = 100
"""How many rejected lines of a file are printed one by one."""


def load_files(names: Sequence[str], *, demo: bool) -> Exit:
    """Load each file, as a load of its own; say what became of its lines.

    A file that cannot be read as a whole leaves the graph as it was and does not keep the others from
    being loaded. Ends with FAILED if there was one, else with SOME_REJECTED if there was such a line.
    """
    reports = in_graph(lambda graph: _load_all(graph, names, demo=demo))
    table(
        ("file", "received", "created", "unchanged", "rejected"),
        ((r.source, str(r.received), str(r.created), str(r.unchanged), str(r.rejected)) for r in reports),
        figures=range(1, 5),
    )
    if len(reports) < len(names) + demo:
        return Exit.FAILED
    return Exit.SOME_REJECTED if any(report.rejected for report in reports) else Exit.DONE


async def _load_all(graph: Graph, names: Sequence[str], *, demo: bool) -> list[Report]:
    reports = [await load.load_demonstration(graph, ACTOR)] if demo else []
    for name in names:
        try:
            reports.append(await load.load_file(graph, name, ACTOR, _Rejects(name)))
        except Unreadable as error:
            note(str(error))
    return reports


class _Rejects:
    """Tells of the rejected lines of one file, the first of them one by one."""

    def __init__(self, name: str) -> None:
        self._name, self._told = name, 0

    def __call__(self, rejected: Rejected) -> None:
        self._told += 1
        if self._told <= SHOWN_REJECTS:
            for fault in rejected.faults:
                pointer = f" {fault.pointer}:" if fault.pointer else ""
                note(f"{self._name}, line {rejected.line}:{pointer} {fault.detail}")
        elif self._told == SHOWN_REJECTS + 1:
            note(f"{self._name}: more lines are rejected; they are counted below.")
