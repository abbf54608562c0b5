"""Warming up: it looks at everything once and leaves no trace."""

import pytest

from app.graph.connection import Graph
from app.services.memory.warmup import warm
from app.services.recording.record import record_one
from tests.claim_making import ANALYST, body, counted, relationships

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("filled", [False, True])
async def test_nothing_of_the_rehearsal_is_kept(
    graph: Graph, filled: bool, caplog: pytest.LogCaptureFixture
) -> None:
    if filled:
        await record_one(graph, body(), actor=ANALYST)
    nodes, found = await counted(graph), await relationships(graph)
    with caplog.at_level("INFO", logger="app.services.memory.warmup"):
        await warm(graph)
    assert caplog.messages == []
    assert (await counted(graph), await relationships(graph)) == (nodes, found)
