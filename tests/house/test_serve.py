"""`garrison serve` as its users meet it: started, looked at, stopped."""

from __future__ import annotations

import re
import signal
import socket
import stat
from pathlib import Path

import anyio
import httpx
import pytest

from app.graph.connection import Graph
from app.services.reading import entities
from tests.house.conftest import CLAIM, Run, Start, clean_environment, closed_port, sentence

pytestmark = pytest.mark.anyio


def test_a_port_that_is_taken_is_one_sentence(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = run("serve", "--port", port, GARRISON_DATA_DIR=str(tmp_path / "data"))
    assert ran.returncode == 1
    assert sentence(ran) == f"Port {port} of 127.0.0.1 is taken; choose another with --port."
    assert not (tmp_path / "data").exists()


def test_a_host_that_is_none_of_this_machine_is_one_sentence(run: Run) -> None:
    for host in ("no.such.host.invalid", "192.0.2.1"):
        ran = run("serve", "--port", "0", "--host", host)
        assert ran.returncode == 1
        assert sentence(ran) == f"{host} is no address of this machine to listen on."


async def test_the_first_start_with_the_demonstration_shows_it_and_a_key_to_write_with(
    start: Start, graph: Graph, garrison: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    with start([garrison, "serve", "--demo", "--port", "0"], tmp_path, environment) as running:
        assert running.said == [f"Garrison is ready at {running.url}"]
        assert running.process.stdout is not None
        secret = re.match(r"Analyst key: (\S+) \(shown once", running.process.stdout.readline())
        assert secret
        headers = {"Authorization": f"Bearer {secret.group(1)}"}
        async with httpx.AsyncClient(base_url=running.url, headers=headers, timeout=30) as client:
            assert (await client.get("/readyz")).json() == {"status": "ready"}
            answer = (await client.get("/api/v1/graph", params={"focus": "wagner-group"})).json()
            shown = {(edge["predicate"], edge["target"]): edge["status"] for edge in answer["edges"]}
            assert shown["DEPLOYED_TO", "mali"] == "planned"
            assert (await client.post("/api/v1/claims", json=CLAIM)).status_code == 201
        assert running.stop() == 0
    count = (await entities.totals(graph)).claims
    with start([garrison, "serve", "--demo", "--port", "0"], tmp_path, environment) as running:
        assert running.stop() == 0
        assert running.process.stdout is not None
        assert running.process.stdout.read() == ""
        assert "garrison key add" in running.errors.read_text()
    assert (await entities.totals(graph)).claims == count


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(
    start: Start, garrison: Path, environment: dict[str, str], tmp_path: Path, how: signal.Signals
) -> None:
    with start([garrison, "serve", "--port", "0"], tmp_path, environment) as running:
        running.process.send_signal(how)
        assert running.process.wait(60) == 0
        assert running.errors.read_text() == "Garrison has stopped.\n"


async def test_while_neo4j_is_away_it_is_alive_and_not_ready_and_stops_cleanly(
    garrison: Path, tmp_path: Path
) -> None:
    port = str(closed_port())
    here = clean_environment(
        NEO4J_URI=f"bolt://127.0.0.1:{closed_port()}",
        NEO4J_PASSWORD="secret",
        XDG_DATA_HOME=str(tmp_path / "home"),
    )
    process = await anyio.open_process([garrison, "serve", "--port", port], env=here, cwd=tmp_path)
    try:
        patient = httpx.AsyncHTTPTransport(retries=7)  # half a second, then twice as long each time
        async with httpx.AsyncClient(transport=patient, base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/healthz")).status_code == 200
            assert (await client.get("/readyz")).status_code == 503
    finally:
        process.terminate()
        assert await process.wait() == 0
    assert not (tmp_path / "home").exists()


def test_listening_beyond_this_machine_is_warned_about(
    start: Start, garrison: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    with start([garrison, "serve", "--port", "0", "--host", "0.0.0.0"], tmp_path, environment) as running:  # noqa: S104
        assert "beyond this machine" in running.errors.read_text()
        assert running.url.startswith("http://127.0.0.1:")


@pytest.mark.timeout(
    600
)  # seven processes, two of them with a Neo4j to start: half a minute, unless all else is busy
def test_one_data_directory_has_one_garrison_which_the_other_commands_use(
    start: Start, garrison: Path, run: Run, claims: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    here = clean_environment(GARRISON_DATA_DIR=str(data))
    serve = [garrison, "serve", "--port", "0"]
    with start(serve, tmp_path, here) as running:
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        second = run("serve", "--port", "0", **here)
        assert second.returncode == 1
        assert f"is in use by `garrison serve` (process {running.process.pid}" in sentence(second)
        assert run("load", str(claims), **here).returncode == 0
        assert (
            "Neo4j answers at bolt://127.0.0.1:"
            in run("doctor", GARRISON_PORT=str(closed_port()), **here).stdout
        )
        assert running.stop() == 0
    with start(serve, tmp_path, here) as running:
        found = httpx.get(f"{running.url}/api/v1/claims", params={"subject": "france"}, timeout=60).json()
        assert len(found["items"]) == 2
        assert running.stop() == 0
    assert "not running" in run("doctor", GARRISON_PORT=str(closed_port()), **here).stdout
