"""Java's start-up cache for Neo4j: classes loaded and linked once, which halves every start.

Java calls it an AOT cache. It is made once for each set of jars and Java, by a rehearsal on a throwaway
directory before the first server starts: recording slows a server by half and delays its stop by seconds,
and in the background it would compete with the first user for the cores. Java itself refuses a cache that
does not fit its jars and version; but a damaged one makes it crash, so its sha256 is compared first.
"""

from __future__ import annotations

import hashlib
import logging
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final, LiteralString

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from app.errors import ServerFailed
from app.graph.server.address import Address
from app.graph.server.configuration import BRIEF, JAVA_OPTIONS, Home, java_command, prepare
from app.graph.server.download import sha256
from app.graph.server.installation import Installation, alone
from app.graph.server.password import USERNAME, kept_password
from app.graph.server.process import Process, free_port
from app.graph.server.progress import Report, silent

_log: Final = logging.getLogger(__name__)

STEP: Final = "Preparing Neo4j for fast starts (once)"
PREFIX: Final = "startup-"
KEPT: Final = 3
"""Caches in one directory, of 170 MB each."""

MAKING_LIMIT_S: Final = 300.0


class StartupCache:
    """The cache that fits one installation and one Java, whether it exists yet or not."""

    def __init__(self, installation: Installation, java: Path) -> None:
        """Name the file by all that Java compares: its release and options, the jars' sizes and times."""
        self._installation = installation
        self._java = java
        stats = [(jar.name, jar.stat().st_size, jar.stat().st_mtime_ns) for jar in installation.jars]
        release = (java.parent.parent / "release").read_text(encoding="utf-8")
        fits = repr((release, platform.machine(), JAVA_OPTIONS, str(installation.directory), stats))
        name = f"{PREFIX}{hashlib.sha256(fits.encode()).hexdigest()[:12]}.aot"
        self.file = installation.directory / name
        self._digest_file = self.file.with_suffix(".sha256")
        self._unfit_file = self.file.with_suffix(".unfit")

    def options(self, report: Report = silent) -> tuple[str, ...]:
        """Return the Java options that use it, making it first where it is missing or damaged.

        Without it Neo4j only starts slower, so a failure is logged, noted beside it and not tried again
        (but after a full disk it is).
        """
        if not (self._is_good() or self._unfit_file.exists()):
            with alone(self._installation.directory, report):
                if not self._is_good():
                    self._make_or_note(report)
        if not self._is_good():
            return ()
        self._digest_file.touch()  # used now, so not the next to be removed
        return (f"-XX:AOTCache={self.file}",)

    def discard(self, reason: str) -> None:
        """Do without it from now on: Java crashed with it."""
        _log.warning("Neo4j starts without Java's start-up cache from now on: %s", reason)
        self._unfit_file.write_text(f"{reason}\n", encoding="utf-8")
        self._digest_file.unlink(missing_ok=True)
        self.file.unlink(missing_ok=True)

    def _is_good(self) -> bool:
        try:
            return self._digest_file.read_text(encoding="ascii") == sha256(self.file)
        except FileNotFoundError:
            return False

    def _make_or_note(self, report: Report) -> None:
        try:
            self._make(report)
        except OSError as error:
            _log.warning("Java's start-up cache for Neo4j could not be written: %s", error.strerror)
        except (ServerFailed, subprocess.SubprocessError, DriverError, Neo4jError) as error:
            self.discard(f"it could not be made ({error})")

    def _make(self, report: Report) -> None:
        directory = self._installation.directory
        _clear(directory)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=directory) as scratch:
            recorded, made = Path(scratch) / "recorded", Path(scratch) / "made"
            home = Home(Path(scratch) / "neo4j")
            recording = (*BRIEF, "-XX:AOTMode=record", f"-XX:AOTConfiguration={recorded}")
            self._rehearse(home, recording, report)
            making = ("-XX:AOTMode=create", f"-XX:AOTConfiguration={recorded}", f"-XX:AOTCache={made}")
            command = java_command(self._java, self._installation, home, making)
            report(STEP, 2, 3)
            subprocess.run(command, check=True, capture_output=True, timeout=MAKING_LIMIT_S)  # noqa: S603 - ours
            self._digest_file.write_text(sha256(made), encoding="ascii")
            made.replace(self.file)
        report(STEP, 3, 3)

    def _rehearse(self, home: Home, recording: tuple[str, ...], report: Report) -> None:
        """Start a Neo4j, do what the app does most, and stop it."""
        port = free_port()
        prepare(home, port)
        password = kept_password(home.path / "password", home)
        address = Address(f"bolt://127.0.0.1:{port}", USERNAME, password, "neo4j")
        process = Process(java_command(self._java, self._installation, home, recording), home, None)
        try:
            process.wait_until_ready(address, port, lambda: report(STEP, 0, 3))
            report(STEP, 1, 3)
            _use(address)
        finally:
            process.stop()


REHEARSAL: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (thing:Thing) REQUIRE thing.id IS UNIQUE",
    "CREATE INDEX thing_day IF NOT EXISTS FOR (thing:Thing) ON (thing.day)",
    "CREATE FULLTEXT INDEX things IF NOT EXISTS FOR (thing:Thing) ON EACH [thing.names]",
    "CALL db.awaitIndexes(60)",
    """
    UNWIND range(1, 50) AS n
    MERGE (thing:Thing {id: toString(n)})
    ON CREATE SET thing.names = ['Thing ' + n], thing.day = date('2021-01-01') + duration({days: n})
    """,
    """
    UNWIND range(1, 49) AS n
    MATCH (left:Thing {id: toString(n)})
    MATCH (right:Thing {id: toString(n + 1)})
    MERGE (left)-[known:KNOWS {id: n}]->(right)
    SET known += {days: [left.day, right.day]}
    RETURN count(known) AS known
    """,
    """
    CALL db.index.fulltext.queryNodes('things', 'thing~1 AND 7*') YIELD node, score
    RETURN node.id AS id, score ORDER BY score DESC LIMIT 10
    """,
    """
    MATCH (focus:Thing {id: '7'})-[known:KNOWS]-(other:Thing)
    WHERE any(day IN known.days WHERE day > date('2021-01-02')) AND other.day IS NOT NULL
    WITH focus, other, collect(properties(known)) AS edges
    OPTIONAL MATCH (other)-[further:KNOWS]-()
    RETURN focus.id AS focus, other {.id, .names} AS other, edges, count(further) AS degree
    """,
    "MATCH p = SHORTEST 2 (a:Thing {id: '3'})-[:KNOWS]-{1,6}(b:Thing {id: '7'}) RETURN nodes(p), length(p)",
    "MATCH (thing:Thing) WHERE thing.id > '4' CALL (thing) { DETACH DELETE thing } RETURN count(*) AS gone",
)


def _use(address: Address) -> None:
    auth = (address.username, address.password)
    with neo4j.GraphDatabase.driver(address.uri, auth=auth, telemetry_disabled=True) as driver:
        for query in REHEARSAL:
            driver.execute_query(query, database_=address.database)


def _clear(directory: Path) -> None:
    """Remove what interrupted processes left, and the caches used longest ago; only under the lock.

    Several are kept, because checkouts of different versions share the directory.
    """
    for entry in directory.glob(f"{PREFIX}*"):
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
    used = sorted(directory.glob(f"{PREFIX}*.sha256"), key=lambda file: file.stat().st_mtime)
    for digest_file in used[: -(KEPT - 1)]:
        digest_file.unlink()
        digest_file.with_suffix(".aot").unlink(missing_ok=True)
