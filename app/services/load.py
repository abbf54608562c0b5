"""Loading files of claims: each line is a claim body; a broken one is told and left out, the others count.

Loading is idempotent, so whatever interrupted it, loading the same file again completes it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from app.errors import Fault, Invalid, TooSlow
from app.graph.connection import Graph
from app.services import claim_body, entities, record
from app.services.claim_body import ClaimBody
from app.services.lines import LONGEST_LINE, Line, lines
from app.services.record import Actor, Recorded

BATCH_LINES: Final = 500
BATCH_BYTES: Final = 2 * LONGEST_LINE
"""One transaction's worth: Neo4j holds a transaction in memory."""

DEMONSTRATION: Final = Path(__file__).resolve().parent.parent / "demonstration"
"""The files of the demonstration graph, to be loaded in the order of their names."""


DEMONSTRATION_ATTEMPTS: Final = 3


class Rejected(NamedTuple):
    """A line that is not in the graph now, and why. Lines count from 1."""

    line: int
    faults: tuple[Fault, ...]


Told = Callable[[Rejected], object]
"""Called for each rejected line, as it is found."""


@dataclass(slots=True)
class Report:
    """What became of one file: received = created + unchanged + rejected. `load` is the id of its load."""

    source: str
    load: str = field(default_factory=lambda: f"load-{secrets.token_hex(6)}")
    received: int = 0
    created: int = 0
    rejected: int = 0

    @property
    def unchanged(self) -> int:
        """How many lines said what the graph held already."""
        return self.received - self.created - self.rejected


class _Claim(NamedTuple):
    line: int
    body: ClaimBody


async def load_file(graph: Graph, name: str, actor: Actor, told: Told) -> Report:
    """Load one file (`-`: standard input) as one load, in bounded memory.

    Raises Unreadable, before anything is recorded, where the file as a whole is no lines of text; Unavailable
    where Neo4j goes away, with what was recorded so far kept.
    """
    with lines(name) as found:
        return await load_lines(graph, found, name, actor, told)


async def load_lines(graph: Graph, found: Iterator[Line], source: str, actor: Actor, told: Told) -> Report:
    """Load lines as one load named after `source`, in batches."""
    loading = _Loading(graph, Report(source), actor, told)
    for line in found:
        await loading.take(line)
    await loading.flush()
    return loading.report


async def demonstrate(graph: Graph, actor: Actor) -> Report | None:
    """Load the demonstration into a graph without claims; None, and nothing is done, where there are some."""
    if (await entities.totals(graph)).claims:
        return None
    return await load_demonstration(graph, actor)


async def load_demonstration(graph: Graph, actor: Actor) -> Report:
    """Load the demonstration, all in one transaction: it is there as a whole or not at all."""
    bodies = [
        claim_body.parse(json.loads(line))
        for path in sorted(DEMONSTRATION.glob("*.ndjson"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    report = Report("demonstration", received=len(bodies))
    done = await _patiently(graph, bodies, actor, report)
    report.created = sum(isinstance(each, Recorded) and each.created for each in done)
    report.rejected = sum(isinstance(each, Invalid) for each in done)
    return report


async def _patiently(
    graph: Graph, bodies: list[ClaimBody], actor: Actor, report: Report
) -> list[Recorded | Invalid]:
    """Record in one transaction; again where it took too long.

    A server that has just started on a busy machine may need all of its time to plan the queries. It keeps
    the plans, so the next attempt is quicker.
    """
    for _ in range(DEMONSTRATION_ATTEMPTS - 1):
        try:
            return await record.record(graph, bodies, actor=actor, load=report.load, source=report.source)
        except TooSlow:
            continue
    return await record.record(graph, bodies, actor=actor, load=report.load, source=report.source)


class _Loading:
    """One load under way: the lines that wait to be recorded together, and the report so far."""

    def __init__(self, graph: Graph, report: Report, actor: Actor, told: Told) -> None:
        self.report = report
        self._graph, self._actor, self._told = graph, actor, told
        self._waiting: list[_Claim] = []
        self._bytes = 0

    async def take(self, line: Line) -> None:
        """Let a line wait for its batch, or reject it where it is no claim whatever the graph holds."""
        self.report.received += 1
        try:
            self._waiting.append(_Claim(line.number, _body(line)))
        except Invalid as error:
            self._reject(line.number, error.faults)
            return
        self._bytes += len(line.text or b"")
        if len(self._waiting) >= BATCH_LINES or self._bytes >= BATCH_BYTES:
            await self.flush()

    async def flush(self) -> None:
        """Record what waits, in one transaction."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        done = await record.record(
            self._graph,
            [claim.body for claim in waiting],
            actor=self._actor,
            load=self.report.load,
            source=self.report.source,
        )
        for claim, each in zip(waiting, done, strict=True):
            if isinstance(each, Invalid):
                self._reject(claim.line, each.faults)
            else:
                self.report.created += each.created

    def _reject(self, line: int, faults: tuple[Fault, ...]) -> None:
        self.report.rejected += 1
        self._told(Rejected(line, faults))


def _body(line: Line) -> ClaimBody:
    """Read a line. Raises Invalid."""
    if line.text is None:
        raise Invalid(f"The line is longer than {LONGEST_LINE >> 20} MiB.")
    try:
        data: Any = json.loads(line.text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Invalid(f"This is not JSON: {error.msg} at column {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise Invalid(f"This cannot be read as JSON: {error}.") from error
    return claim_body.parse(data)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number in JSON")
