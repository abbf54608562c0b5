"""What the explorer's benchmarks run on: a private Neo4j of their own, a made-up graph, the app on a port."""

from __future__ import annotations

import random
import socket
import tempfile
import threading
from collections.abc import Awaitable, Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import uvicorn
from pydantic import SecretStr

from app.bodies import claim as claim_body
from app.commands.environment import settle
from app.domain.vocabulary import Role
from app.errors import GarrisonError
from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import Address, serving, user_cache
from app.main import create_app
from app.services.accounts.actor import Actor
from app.services.recording import record
from app.settings import Settings

ACTOR: Final = Actor("benchmark", Role.ANALYST)
BATCH: Final = 500
KEY: Final = "a key for benchmarks, of this run alone"
CENTRE: Final = "force-0"
KINDS: Final = ("ArmedForce", "PrivateMilitaryCompany", "Unit", "ArmedGroup", "Government")
PREDICATES: Final = ("TRAINS", "ADVISES", "SUPPLIES", "FIGHTS", "PROTECTS", "ALLIED_WITH", "OPPOSES")


@dataclass(frozen=True)
class Site:
    """The app's address, that of the Neo4j under it, and a key that may do everything."""

    url: str
    address: Address
    key: str


@contextmanager
def running(claims: Iterable[dict[str, Any]]) -> Generator[Site]:
    """Serve a graph of these claims, given as bodies; those that are at fault are left out."""
    with (
        tempfile.TemporaryDirectory() as directory,
        serving(Path(directory) / "data", user_cache()) as address,
    ):
        bodies = [claim_body.parse(body) for body in claims]

        async def fill(graph: Graph) -> None:
            await schema.migrate(graph)
            for start in range(0, len(bodies), BATCH):
                await record.record(graph, bodies[start : start + BATCH], actor=ACTOR)

        with served(address, fill) as site:
            yield site


def scale_free(entities: int, links: int = 2) -> list[dict[str, Any]]:
    """Return claims that make a scale-free graph, the same each time.

    Each of `entities` is tied to `links` others, the busy ones the likelier.
    """
    chance = random.Random(20210930)  # noqa: S311 # a graph, not a secret
    ends = [0]
    claims: list[dict[str, Any]] = []
    for new in range(1, entities):
        for old in {chance.choice(ends) for _ in range(links)}:
            claims.append(_claim(new, old, chance))
            ends += [new, old]
    return claims


def _claim(subject: int, object_: int, chance: random.Random) -> dict[str, Any]:
    figure = {"best": chance.randrange(50, 5_000), "qualifier": "about", "category": "troops"}
    year = chance.randrange(2010, 2026)
    return {
        "subject": _force(subject),
        "predicate": chance.choice(PREDICATES),
        "object": _force(object_),
        "status": chance.choice(("present", "planned", "reducing", "ended")),
        "as_of": f"{year}-06",
        "document": {
            "title": f"Yearbook {year}",
            "publisher": f"Institute {year % 4}",
            "published": f"{year}",
        },
    } | ({"personnel": figure} if chance.random() < 0.3 else {})


def _force(number: int) -> dict[str, str]:
    return {"kind": KINDS[number % len(KINDS)], "name": f"Force {number}"}


@contextmanager
def served(address: Address, fill: Callable[[Graph], Awaitable[None]] = schema.migrate) -> Generator[Site]:
    """Serve what is at an address, after it was filled; ready where this is entered."""
    ready = threading.Event()
    failed: list[GarrisonError] = []

    def started(error: GarrisonError | None) -> None:
        failed.extend([error] if error else [])
        ready.set()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(Settings(GARRISON_ADMIN_KEY=SecretStr(KEY)), address, prepare=fill, started=started)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        settle()  # as `garrison serve` does
        try:
            ready.wait()
            assert not failed, failed
            yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", address, KEY)
        finally:
            server.should_exit = True
            thread.join()
