"""The whole app on a port of this machine, on a real Neo4j, with the demonstration and one busy country."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import uvicorn
from neo4j import AsyncManagedTransaction
from pydantic import SecretStr

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.errors import GarrisonError
from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import Address
from app.main import create_app
from app.services.accounts.actor import Actor
from app.services.loading import files
from app.services.recording import record
from app.settings import Settings

ACTOR = Actor("a test", Role.ANALYST)
BUSY = "tuvalu"
"""A country with more neighbours than one expansion brings."""
ALLIES = 70
KEY = "a key that only the tests of pages hold"
"""Signs in as the administrator."""
BROKEN = "/broken"
"""A page with a mistake in it, to see what a reader is told."""


@contextmanager
def serving(address: Address) -> Generator[str]:
    """Fill the database and serve it; give the address of the site once it is ready."""
    ready = threading.Event()
    failed: list[GarrisonError] = []

    def started(error: GarrisonError | None) -> None:
        failed.extend([error] if error else [])
        ready.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        app = create_app(Settings(admin_key=SecretStr(KEY)), address, prepare=fill, started=started)
        app.add_api_route(BROKEN, _broken, include_in_schema=False)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            assert ready.wait(240), "the site did not start"
            assert not failed, failed
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


async def _broken() -> None:
    raise RuntimeError("This page is broken on purpose.")


async def fill(graph: Graph) -> None:
    """Make the database hold the countries, the demonstration, and a country with many allies."""
    await graph.write(_empty)
    await schema.migrate(graph)
    await files.demonstrate(graph, ACTOR)
    bodies = [claim_body.parse(_alliance(f"Ally {number:02}")) for number in range(ALLIES)]
    others = [*_odd_names(), *_side_by_side()]
    await record.record(graph, [*bodies, *(claim_body.parse(body) for body in others)], actor=ACTOR)


def _alliance(name: str) -> dict[str, Any]:
    return {
        "subject": {"kind": "ArmedForce", "name": name},
        "predicate": "ALLIED_WITH",
        "object": {"id": BUSY},
        "document": {"title": "A list of allies", "publisher": "Agency", "published": "2020"},
    }


def _odd_names() -> list[dict[str, Any]]:
    names = [
        "الجيش الوطني",
        "Вооружённые силы",
        "The Extraordinarily Long Name of a Force " * 3,
        "</script><b>&amp;",
    ]
    return [_alliance(name.strip()) | {"object": {"id": "tonga"}} for name in names]


def _side_by_side() -> list[dict[str, Any]]:
    """Return four relationships between the same two, two of them one predicate at two times."""
    guard = {"kind": "ArmedForce", "name": "Guard of Nauru"}
    document = {"title": "A history", "publisher": "Agency", "published": "2020"}
    pair = {"subject": guard, "object": {"id": "nauru"}, "document": document}
    first, second = {"from": "2001", "to": "2003"}, {"from": "2010", "to": "2012"}
    times = [pair | {"predicate": "DEPLOYED_TO", "valid": valid} for valid in (first, second)]
    return [
        *times,
        pair | {"predicate": "TRAINS"},
        pair | {"predicate": "PROTECTS", "personnel": {"best": 40}},
    ]


async def _empty(tx: AsyncManagedTransaction) -> None:
    await (await tx.run("MATCH (n) DETACH DELETE n")).consume()
