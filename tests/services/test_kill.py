"""kill -9 in the middle of writes: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import serving, user_cache
from tests.claim_making import rebuilt, relationships

pytestmark = pytest.mark.anyio

ACKNOWLEDGED = 60
"""How many claims the writer gets to record before it is killed."""

WRITER = """
import asyncio, itertools, sys
from pathlib import Path
from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import serving, user_cache
from app.services.recording.record import OpenedLoad, record
from tests.claim_making import ANALYST, body

async def write(graph, writer):
    for n in itertools.count():
        hosts = [{"kind": "Country", "name": name} for name in ("Mali", "Niger")[: 1 + n % 2]]
        said = {"object": hosts, "as_of": f"20{10 + n % 10}"}
        bodies = [body(f"{writer}-{n}-{m}", f"P{m}", **said) for m in range(3)]
        done = await record(graph, bodies, actor=ANALYST, load=OpenedLoad(f"load-{writer}", None))
        print(*(each.claim.id for each in done), sep="\\n", flush=True)

async def main(address):
    async with await Graph.connect(address) as graph:
        await schema.migrate(graph)
        await asyncio.gather(*(write(graph, writer) for writer in range(3)))

with serving(Path(sys.argv[1]), user_cache(), brief=True) as address:
    asyncio.run(main(address))
"""


def _write_until_killed(data: Path) -> set[str]:
    """Let a process with its own server write, kill it without warning, and return what it acknowledged."""
    command = [sys.executable, "-c", WRITER, str(data)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        assert writer.stdout is not None
        told = [line.strip() for line, _ in zip(writer.stdout, range(ACKNOWLEDGED), strict=False)]
        writer.send_signal(signal.SIGKILL)
        told += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert len(told) >= ACKNOWLEDGED, "the writer ended by itself"
    return set(told)


async def test_kill_in_the_middle_of_writes(tmp_path: Path) -> None:
    acknowledged = _write_until_killed(tmp_path / "data")
    with serving(tmp_path / "data", user_cache(), brief=True) as address:
        async with await Graph.connect(address) as graph:
            await schema.migrate(graph)
            rows = await graph.rows(
                """
                MATCH (claim:Claim)
                RETURN claim.id AS id, COUNT { (claim)-[:ABOUT]->() } AS triples,
                       COUNT { (claim)-[:OBJECT]->() } AS objects,
                       COUNT { (claim)-[:SUBJECT|STATED_IN|CAME_WITH]->() } AS others
                """
            )
            assert {row["id"] for row in rows} >= acknowledged
            assert all(row["triples"] == row["objects"] > 0 and row["others"] == 3 for row in rows)
            changes = await graph.rows("MATCH (c:Change) RETURN c.seq AS seq, c.claims AS ids ORDER BY seq")
            assert [change["seq"] for change in changes] == list(range(1, len(changes) + 1))
            logged = [id_ for change in changes for id_ in change["ids"]]
            assert sorted(logged) == sorted(row["id"] for row in rows)
            found = await relationships(graph)
            assert {id_ for episode in found.values() for id_ in episode["claim_ids"]} == {
                row["id"] for row in rows
            }
            assert await rebuilt(graph) == found
