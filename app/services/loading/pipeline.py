"""Recording many lines as one load: batch after batch in bounded memory, the next made ready meanwhile.

Loading is idempotent, so whatever interrupted it, loading the same lines again completes it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic_core import from_json

from app.bodies import claim as claim_body
from app.bodies.claim import ClaimBody
from app.bodies.json_text import value_of
from app.errors import Fault, Invalid, TooSlow
from app.graph.claims import loads
from app.graph.connection import Graph, Transaction
from app.services.accounts.actor import Actor
from app.services.loading.dry_run import Tried
from app.services.loading.lines import LONGEST_LINE, Line
from app.services.loading.order import Window
from app.services.recording import record
from app.services.recording.preparation import Ahead, Guesses, slices
from app.services.recording.record import OpenedLoad, Recorded


class Rejected(NamedTuple):
    """A line that is not in the graph now, and why; `row` are its words, where they are at hand."""

    line: int
    faults: tuple[Fault, ...]
    row: str | None = None


Told = Callable[[Rejected], object]
"""Called for each rejected line; in the order of the lines within what is recorded together."""


@dataclass(slots=True)
class Report:
    """What became of some lines: received = created + unchanged + rejected.

    `load` is the id of their load; None where nothing is kept: in a dry run, which says what would be, or
    where there was no line.
    """

    source: str | None
    load: str | None = field(default_factory=lambda: f"load-{secrets.token_hex(6)}")
    received: int = 0
    created: int = 0
    rejected: int = 0
    entities_created: int = 0

    @property
    def unchanged(self) -> int:
        """How many lines said what the graph held already."""
        return self.received - self.created - self.rejected

    @property
    def opened(self) -> OpenedLoad | None:
        """What recording is told of the load."""
        return OpenedLoad(self.load, self.source) if self.load else None

    @property
    def counts(self) -> dict[str, int]:
        """What the load's node keeps."""
        names = ("received", "created", "rejected", "entities_created")
        return {name: getattr(self, name) for name in names}


class _Ready(NamedTuple):
    """A batch made ready: its sound lines, their bodies, what could be made ahead."""

    lines: list[Line]
    bodies: list[ClaimBody]
    ahead: Ahead


class Loading:
    """One load under way. `take` the lines one by one, then `finish`; the report is right at any time.

    Both raise Unavailable where Neo4j goes away; what was recorded by then is kept. With `dry_run` nothing
    is kept, and the report says what would be.
    """

    def __init__(
        self, graph: Graph, source: str | None, actor: Actor, told: Told, *, dry_run: bool = False
    ) -> None:
        self.report = Report(source)
        self._graph, self._actor, self._told = graph, actor, told
        self._window, self._guesses = Window(), Guesses()
        self._rejects: list[Rejected] = []
        self._tried = Tried() if dry_run else None
        if dry_run:
            self.report.load = None

    async def take(self, line: Line) -> None:
        """Let a line wait for its batch, or reject it where it is no JSON; when much waits, record it."""
        self.report.received += 1
        try:
            self._window.add(line, parsed(line))
        except Invalid as error:
            self.reject(line, error.faults)
            return
        if self._window.full:
            await self._flush()

    def reject(self, line: Line, faults: Sequence[Fault]) -> None:
        """Leave a line out that was `received`. It is told with the others of its window."""
        self.report.rejected += 1
        self._rejects.append(rejected(line, faults))

    async def finish(self) -> Report:
        """Record what still waits, and keep on the load what became of it."""
        await self._flush()
        await finish(self._graph, self.report, self._actor)
        return self.report

    async def _flush(self) -> None:
        """Record what waits, and tell of what was rejected among it."""
        batches = self._window.batches()
        ready = await self._next(batches)
        while ready is not None:
            upcoming = asyncio.create_task(self._next(batches))
            try:
                await self._record(ready)
            except BaseException:
                upcoming.cancel()
                raise
            ready = await upcoming
        rejects, self._rejects = sorted(self._rejects, key=lambda each: each.line), []
        for each in rejects:
            self._told(each)

    async def _next(self, batches: Iterator[list[Line]]) -> _Ready | None:
        """Make the next batch ready, giving way to others every few milliseconds; None if there is none."""
        batch = next(batches, None)
        if batch is None:
            return None
        lines: list[Line] = []
        bodies: list[ClaimBody] = []
        async for part in slices(batch):
            for line in part:
                try:
                    bodies.append(claim_body.parse(_again(line)))
                    lines.append(line)
                except Invalid as error:
                    self.reject(line, error.faults)
        return _Ready(lines, bodies, await self._guesses.ready(bodies))

    async def _record(self, ready: _Ready) -> None:
        """Record a batch in one transaction, or in several smaller ones where that takes too long."""
        try:
            done = await record.record(
                self._graph,
                ready.bodies,
                actor=self._actor,
                load=self.report.opened,
                ahead=ready.ahead,
                dry_run=self._tried is not None,
            )
        except TooSlow:
            if len(ready.lines) < 2:  # one cannot be halved
                raise
            for half in _halves(ready):
                await self._record(half)
            return
        self._account(ready, done)

    def _account(self, ready: _Ready, done: Sequence[Recorded | Invalid]) -> None:
        """Count what was done, and learn from it."""
        created: set[str] = set()
        for line, body, each in zip(ready.lines, ready.bodies, done, strict=True):
            if isinstance(each, Invalid):
                self.reject(line, each.faults)
                continue
            self._guesses.learn(body, each.refs, each.claim.document)
            if self._tried is None:
                self.report.created += each.created
                created.update(each.entities)
            else:
                self.report.created += each.created and self._tried.claim(each.claim.id)
                self.report.entities_created += self._tried.entities(each)
        self.report.entities_created += len(created)
        known = [each for each in done if not isinstance(each, Invalid)]
        self._guesses.new_triples = 2 * sum(each.created for each in known) >= len(known)


def _halves(ready: _Ready) -> Iterator[_Ready]:
    middle = len(ready.lines) // 2
    for part in (slice(None, middle), slice(middle, None)):
        ahead = Ahead(ready.ahead.drafts[part], ready.ahead.episodes)
        yield _Ready(ready.lines[part], ready.bodies[part], ahead)


async def finish(graph: Graph, report: Report, actor: Actor) -> None:
    """Keep what became of the lines with their load, if they are one; no lines are none."""
    if not report.received:
        report.load = None
    if report.load is not None:
        await graph.write(_finish, report.load, report, actor)


async def _finish(tx: Transaction, load: str, report: Report, actor: Actor) -> None:
    now = datetime.now(UTC)
    await loads.open_load(tx, load, at=now, actor=actor.name, source=report.source)
    await loads.finish(tx, load, at=now, counts=report.counts)


def rejected(line: Line, faults: Sequence[Fault]) -> Rejected:
    """Return what is told of a line that is left out."""
    row = line.row if line.row is not None or line.text is None else line.text.decode(errors="replace")
    return Rejected(line.number, tuple(faults), row)


def _again(line: Line) -> Any:
    """Return what a line's JSON holds that was `parsed` before it waited."""
    return from_json(line.text or b"", allow_inf_nan=False)


def parsed(line: Line) -> Any:
    """Return what a line's JSON holds.

    Raises Invalid where it is none, has a key twice, or no claim could be made of it.
    """
    if line.fault is not None:
        raise Invalid(line.fault)
    if line.text is None:
        raise Invalid(f"The line is longer than {LONGEST_LINE >> 20} MiB.")
    try:
        return value_of(line.text)
    except ValueError as error:
        raise Invalid(f"This is not JSON: {error}.") from error
