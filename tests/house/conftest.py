"""Starting `garrison` as its users do: as a process of its own, told by what it prints."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.graph.server import Address

READY = "Garrison is ready at "
PATIENCE_S = 240
Command = Sequence[str | Path]


@dataclass
class Running:
    """A `garrison serve` that has said it is ready. `said` grows with what it prints."""

    process: subprocess.Popen[str]
    url: str
    said: list[str] = field(default_factory=list)
    errors: Path = Path()

    def stop(self) -> int:
        """End it as a service manager would; return its exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE_S)


Start = Callable[..., AbstractContextManager[Running]]
Ran = subprocess.CompletedProcess[str]
Run = Callable[..., Ran]

CLAIM: dict[str, Any] = {
    "subject": {"id": "france"},
    "predicate": "DEPLOYED_TO",
    "object": {"id": "mali"},
    "document": {"title": "A yearbook", "publisher": "A publisher", "published": "2021"},
}


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of a user who has set nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GARRISON_", "NEO4J_"))}
    return kept | more


@contextmanager
def started(command: Command, directory: Path, environment: Mapping[str, str]) -> Generator[Running]:
    errors = directory / "stderr.txt"
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            command, cwd=directory, env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True
        )
    watchdog = threading.Timer(PATIENCE_S, process.kill)
    watchdog.start()
    try:
        running = Running(process, "", errors=errors)
        assert process.stdout is not None
        for line in process.stdout:
            running.said.append(line.rstrip("\n"))
            if line.startswith(READY):
                break
        watchdog.cancel()
        assert running.said, errors.read_text()
        assert running.said[-1].startswith(READY), errors.read_text()
        running.url = running.said[-1].removeprefix(READY)
        yield running
    finally:
        watchdog.cancel()
        process.terminate()
        process.wait(PATIENCE_S)


@pytest.fixture
def start() -> Start:
    """`with start(command, directory, environment) as running:`."""
    return started


@pytest.fixture
def garrison() -> Path:
    """The command, as this environment has it."""
    return Path(sys.executable).with_name("garrison")


@pytest.fixture
def environment(neo4j_address: Address) -> dict[str, str]:
    """The environment that names the Neo4j of this run as an existing server."""
    return clean_environment(
        NEO4J_URI=neo4j_address.uri,
        NEO4J_USERNAME=neo4j_address.username,
        NEO4J_PASSWORD=neo4j_address.password,
        NEO4J_DATABASE=neo4j_address.database,
    )


@pytest.fixture
def run(garrison: Path, tmp_path: Path) -> Run:
    """`run(*arguments, **environment)`: the command in an empty directory, with nothing of ours set."""

    def run_it(*arguments: str, text: str = "", **environment: str) -> Ran:
        return subprocess.run(
            [garrison, *arguments],
            cwd=tmp_path,
            env=clean_environment(**environment),
            input=text,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    return run_it


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.ndjson"
    rows = (CLAIM, CLAIM | {"object": {"id": "niger"}})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def sentence(ran: Ran) -> str:
    """What a failed command says: one line, and nothing on standard output."""
    assert ran.stdout == ""
    (line,) = ran.stderr.splitlines()
    assert "Traceback" not in line
    return line


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
