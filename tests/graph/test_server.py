"""The private Neo4j itself: shared, stopped with the app, gone when the app is killed, and its data kept."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest

from app.errors import ServerFailed
from app.graph.server import Address, running, serving, user_cache
from app.graph.server.holder import DataDirectory
from app.graph.server.process import listens

KILLED_LIMIT_S = 10.0
"""How soon after the app was killed its server has to be gone."""

APP = """
import sys, time
from pathlib import Path
import neo4j
from app.graph.server import serving, user_cache

def commit(address, name):
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password)) as driver:
        driver.execute_query("CREATE (:Note {name: $name})", name=name, database_="neo4j")

with serving(Path(sys.argv[1]), user_cache()) as address:
    print(address.uri, flush=True)
    try:
        for line in sys.stdin:
            commit(address, line.strip())
            print("done", flush=True)
    except KeyboardInterrupt:
        commit(address, "last words")
"""


@contextmanager
def app(data_dir: Path) -> Generator[subprocess.Popen[str]]:
    """An app as a person starts it: a process group of its own, as in a terminal, that Ctrl+C goes to."""
    command = [sys.executable, "-c", APP, str(data_dir)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def ask(address: Address, query: str) -> list[object]:
    auth = (address.username, address.password)
    with neo4j.GraphDatabase.driver(address.uri, auth=auth) as driver:
        records = driver.execute_query(query, database_=address.database).records  # pyright: ignore
    return [record[0] for record in records]


def notes(address: Address) -> list[object]:
    return ask(address, "MATCH (note:Note) RETURN note.name ORDER BY note.name")


def becomes(condition: Callable[[], bool], limit_s: float) -> bool:
    deadline = time.monotonic() + limit_s
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def is_free(data_dir: Path) -> bool:
    """Whether neither a supervisor nor a Java holds the directory."""
    import fcntl

    with (data_dir / "server.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_a_killed_apps_server_ends_and_the_next_start_has_its_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with app(data) as killed:
        port = int(said(killed).rsplit(":", 1)[1])
        tell(killed, "committed before the kill")
        assert said(killed) == "done"
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert becomes(lambda: is_free(data), KILLED_LIMIT_S)
    assert not listens(port)
    assert running(data) is None

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        fixed = int(unused.getsockname()[1])
    with serving(data, user_cache(), port=fixed, brief=True) as address:
        assert address.uri == f"bolt://127.0.0.1:{fixed}"
        assert notes(address) == ["committed before the kill"]
        ask(address, "CREATE (note:Note {name: 'kept over a stop'}) RETURN note")

        holder = DataDirectory(data).holder()
        assert holder is not None
        assert (holder.pid, holder.uri) == (os.getpid(), address.uri)
        assert running(data) == address
        with serving(data, user_cache(), brief=True) as shared:
            assert shared == address
        assert notes(address) == ["committed before the kill", "kept over a stop"]
        assert address.password not in repr(address)
    assert running(data) is None
    assert is_free(data)

    (data / "password").write_text("another password\n")
    with (
        pytest.raises(ServerFailed, match="refuses the password of neo4j"),
        serving(data, user_cache(), brief=True),
    ):
        pass
    assert is_free(data)


def test_two_apps_at_once_share_one_server_until_ctrl_c(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with app(data) as one, app(data) as other:
        assert said(one) == said(other)
        holder = DataDirectory(data).holder()
        assert holder is not None
        owner, guest = (one, other) if holder.pid == one.pid else (other, one)
        assert holder.pid == owner.pid

        tell(guest, "from the guest")
        assert said(guest) == "done"
        guest.communicate()
        assert guest.returncode == 0
        assert running(data) is not None

        os.killpg(owner.pid, signal.SIGINT)
        owner.communicate()
        assert owner.returncode == 0
    assert is_free(data)
    with serving(data, user_cache(), brief=True) as address:
        assert notes(address) == ["from the guest", "last words"]


def test_a_taken_port_is_refused_at_once(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        with (
            pytest.raises(ServerFailed, match=rf"^Port {port} of 127\.0\.0\.1 is taken by another program"),
            serving(tmp_path / "data", user_cache(), port=port),
        ):
            pass
    assert running(tmp_path / "data") is None
