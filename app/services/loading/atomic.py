"""Loading lines all in one transaction: they are in the graph as a whole or not at all."""

from __future__ import annotations

from typing import Final

from app.bodies import claim as claim_body
from app.bodies.claim import ClaimBody
from app.errors import Invalid, TooLarge
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.loading.lines import Line
from app.services.loading.pipeline import Rejected, Report, Told, finish, parsed, rejected
from app.services.recording import record

MOST_LINES: Final = 20_000
MOST_BYTES: Final = 32 << 20
"""What one transaction takes: Neo4j holds it in memory."""

TIME_LIMIT: Final = 120.0
"""Seconds it may take: a server that has just started on a busy machine needs most of them for planning."""


class AllOrNothing:
    """A load whose lines are recorded together, if none is rejected. `take` them one by one, then `finish`.

    Where one is rejected, or in a dry run, nothing is kept: `report.load` is None then, and the report says
    what would be.
    """

    def __init__(
        self, graph: Graph, source: str | None, actor: Actor, told: Told, *, dry_run: bool = False
    ) -> None:
        self.report = Report(source)
        self._graph, self._actor, self._told, self._dry_run = graph, actor, told, dry_run
        self._kept: list[tuple[Line, ClaimBody]] = []
        self._rejects: list[Rejected] = []
        self._bytes = 0

    async def take(self, line: Line) -> None:
        """Let a line wait. Raises TooLarge for more than one transaction takes."""
        self.report.received += 1
        self._bytes += len(line.text or b"")
        if self.report.received > MOST_LINES or self._bytes > MOST_BYTES:
            most = f"{MOST_LINES:,} lines and {MOST_BYTES >> 20} MiB"
            raise TooLarge(f"All or nothing takes {most} at most: load it without, or in parts.")
        try:
            self._kept.append((line, claim_body.parse(parsed(line))))
        except Invalid as error:
            self._rejects.append(rejected(line, error.faults))

    async def finish(self) -> Report:
        """Record all, or nothing."""
        report = self.report
        done = await record.record(
            self._graph,
            [body for _, body in self._kept],
            actor=self._actor,
            load=report.opened,
            dry_run=self._dry_run or bool(self._rejects),
            whole=True,
            time_limit=TIME_LIMIT,
        )
        entities: set[str] = set()
        for (line, _), each in zip(self._kept, done, strict=True):
            if isinstance(each, Invalid):
                self._rejects.append(rejected(line, each.faults))
            else:
                report.created += each.created
                entities.update(each.entities)
        report.entities_created = len(entities)
        report.rejected = len(self._rejects)
        if self._dry_run or self._rejects:
            report.load = None
        await finish(self._graph, report, self._actor)
        for each in sorted(self._rejects, key=lambda each: each.line):
            self._told(each)
        return report
