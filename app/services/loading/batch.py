"""Recording a batch of claims that is streamed in, as one load."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.services.loading.atomic import AllOrNothing
from app.services.loading.lines import Line
from app.services.loading.pipeline import Loading, Rejected, Report

MOST_TOLD: Final = 1_000
"""How many rejected lines an answer lists; it counts all of them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a batch, and the first of its rejected lines, in order."""

    report: Report
    rejected: list[Rejected]


async def record_batch(
    graph: Graph,
    lines: AsyncIterator[Line],
    actor: Actor,
    *,
    source: str | None = None,
    dry_run: bool = False,
    atomic: bool = False,
) -> Batch:
    """Record lines as they come; none is read while there is enough to record, so memory stays bounded.

    Raises what `lines` does, and Unavailable; what was recorded by then is kept, unless it is `atomic`.
    Sending the same lines again completes it.
    """
    told: list[Rejected] = []

    def tell(rejected: Rejected) -> None:
        if len(told) < MOST_TOLD:
            told.append(rejected)

    loads = AllOrNothing if atomic else Loading
    loading = loads(graph, source, actor, tell, dry_run=dry_run)
    async for line in lines:
        await loading.take(line)
    return Batch(await loading.finish(), told)
