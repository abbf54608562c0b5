"""`garrison serve`: the web server, with its Neo4j, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from typing import Final

import uvicorn

from app.commands.console import CommandFailed, Exit, note, say
from app.commands.environment import ACTOR, neo4j, settings, settle
from app.commands.listener import beyond_loopback, bound, url
from app.domain.vocabulary import Role
from app.errors import GarrisonError
from app.graph.connection import Graph
from app.graph.server.holder import DataDirectory
from app.main import create_app
from app.services.accounts import keys
from app.services.loading import files
from app.settings import Settings

DEMONSTRATION_KEY: Final = "demonstration"
"""The name of the analyst key that the first start with `--demo` makes."""

SHUTDOWN_S: Final = 5
"""How long requests under way may take once the server was told to stop."""


def serve(*, demo: bool, host: str | None, port: int | None) -> Exit:
    """Serve until SIGINT or SIGTERM. The port is taken first, so that a wrong one costs no waiting."""
    of = settings(GARRISON_HOST=host, GARRISON_PORT=port)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with bound(of.host, of.port) as listener:
            _warn(of, listener)
            _refuse_second(of)
            with neo4j(of) as address:
                run = _Run(listener, demo=demo)
                app = create_app(of, address, prepare=run.prepare, started=run.started)
                settle()
                return run.serve(
                    uvicorn.Config(
                        app,
                        log_config=None,
                        log_level=logging.WARNING,
                        access_log=False,
                        server_header=False,
                        timeout_graceful_shutdown=SHUTDOWN_S,
                    )
                )
    except KeyboardInterrupt:  # SIGINT, SIGTERM: during the start, or handed on by uvicorn after its own end
        note("Garrison has stopped.")
        return Exit.DONE


class _Run:
    """One run of the web server: what is prepared, what is said, and how it ends."""

    def __init__(self, listener: socket.socket, *, demo: bool) -> None:
        self._listener, self._demo = listener, demo
        self._secret: str | None = None
        self._failed = False
        self._server: uvicorn.Server | None = None

    def serve(self, config: uvicorn.Config) -> Exit:
        """Serve until a signal, which uvicorn hands on as KeyboardInterrupt, or until the start fails."""
        self._server = uvicorn.Server(config)
        self._server.run(sockets=[self._listener])
        return Exit.FAILED if self._failed or not self._server.started else Exit.DONE

    async def prepare(self, graph: Graph) -> None:
        """Load the demonstration into an empty graph, and make its key unless there was one."""
        if not self._demo:
            return
        _, listed = await asyncio.gather(files.demonstrate(graph, ACTOR), keys.listing(graph))
        if all(key.name != DEMONSTRATION_KEY for key in listed):
            _, self._secret = await keys.add(graph, DEMONSTRATION_KEY, Role.ANALYST)

    def started(self, error: GarrisonError | None) -> None:
        """Say that Garrison is ready; or end the run, the error having been told."""
        if error is not None:
            self._failed = True
            if self._server is not None:
                self._server.should_exit = True
            return
        say(f"Garrison is ready at {url(self._listener)}")
        if self._secret is not None:
            say(f"Analyst key: {self._secret} (shown once; send it as Authorization: Bearer …)")
        elif self._demo:
            note("Another key to write with: garrison key add NAME --role analyst")


def _warn(of: Settings, listener: socket.socket) -> None:
    if beyond_loopback(listener):
        readers = "anyone who reaches it may read" if of.public_read else "reading needs a key"
        note(
            f"Garrison listens on {of.host}, beyond this machine: {readers}, "
            "and without TLS in front of it keys can be overheard."
        )


def _refuse_second(of: Settings) -> None:
    """Keep a second web server from using a Neo4j that stops with the first. Raises CommandFailed."""
    holder = None if of.neo4j_uri else DataDirectory(of.data_dir.expanduser().absolute()).holder()
    if holder is not None:
        raise CommandFailed(
            f"The data directory {of.data_dir} is in use by {holder}; stop that, "
            "or name another directory with GARRISON_DATA_DIR."
        )
