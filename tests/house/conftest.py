"""Starting `garrison` as its users do: as a process of its own, told by what it prints."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.graph.server import Address

READY = "Garrison is ready at "
PATIENCE_S = 120
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
