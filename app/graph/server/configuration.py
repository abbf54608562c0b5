"""How the private Neo4j is set up: its directory, its settings, its memory and the Java command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.graph.server.installation import Installation

HEAP: Final = "512m"
PAGE_CACHE: Final = "256m"
DIRECTORIES: Final = ("conf", "data", "logs", "plugins", "import", "run")

SETTINGS: Final = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "server.memory.pagecache.size": PAGE_CACHE,
    # Nothing leaves this machine: no usage report, no search for other servers, no cloud console.
    "dbms.usage_report.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "server.bolt.telemetry.enabled": "false",
    # By default each database reserves 256 MB for its log at once and keeps two days of it.
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.size": "64M",
    "db.tx_log.rotation.retention_policy": "2 files",
    "db.logs.query.enabled": "OFF",
    # By default Bolt waits twice 5 s at shutdown, after the databases are closed, for connections to come.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
}

JAVA_OPTIONS: Final = (
    f"-Xmx{HEAP}",
    "-XX:+UseSerialGC",  # with half a gigabyte and few cores the others start slower and gain nothing
    "-XX:-OmitStackTraceInFastThrow",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-XX:+UnlockDiagnosticVMOptions",
    # In Java 25 the start-up cache may hold wrong adapters, about which Java then warns; they save nothing.
    "-XX:-AOTAdapterCaching",
    # Thorough compilation (C2) of what runs but at the start took a quarter of a start's CPU time. So it
    # begins at ten times Java's defaults, and not from the profiles of the rehearsal; under lasting load the
    # speed is the same.
    "-XX:-AOTRecordTraining",
    "-XX:-AOTReplayTraining",
    "-XX:Tier4InvocationThreshold=50000",
    "-XX:Tier4MinInvocationThreshold=6000",
    "-XX:Tier4CompileThreshold=150000",
    "-XX:Tier4BackEdgeThreshold=400000",
)
BRIEF: Final = (
    # Quick compilation only: up to some 100,000 writes all takes half the CPU time, then it falls behind.
    "-XX:TieredStopAtLevel=1",
    # With that Java leaves a fifth of the usual room for compiled code, and collects all garbage again and
    # again to make some; as it does for classes until there are many.
    "-XX:ReservedCodeCacheSize=240m",
    "-XX:MetaspaceSize=256m",
)
"""Java's further options for a server that lives for minutes."""

BRIEF_SETTINGS: Final = {
    # Planning is most of the work on a small graph: that it grows and shrinks is no reason to do it again.
    "dbms.cypher.min_replan_interval": "1h",
}
"""Its further settings."""

MAIN_CLASS: Final = "org.neo4j.server.Neo4jCommunity"


@dataclass(frozen=True, slots=True)
class Home:
    """The directory of one Neo4j: settings, data and logs."""

    path: Path

    @property
    def conf(self) -> Path:
        """Where its settings are."""
        return self.path / "conf"

    @property
    def logs(self) -> Path:
        """Where Neo4j writes neo4j.log and debug.log, which it rotates itself."""
        return self.path / "logs"

    @property
    def console(self) -> Path:
        """What the Java process of the last start printed; the one before is `console.log.1`."""
        return self.logs / "console.log"

    @property
    def initial_login(self) -> Path:
        """The file from which Neo4j takes its first user when it makes its databases."""
        return self.path / "data" / "dbms" / "auth.ini"


def prepare(home: Home, port: int, *, brief: bool = False) -> None:
    """Make the directories and write the settings for a server on that loopback port. Raises OSError."""
    for name in DIRECTORIES:
        (home.path / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    own = BRIEF_SETTINGS if brief else {}
    settings = {**SETTINGS, **own, "server.bolt.listen_address": f"127.0.0.1:{port}"}
    text = "".join(f"{name}={value}\n" for name, value in settings.items())
    (home.conf / "neo4j.conf").write_text(text, encoding="utf-8")


def java_command(
    java: Path, installation: Installation, home: Home, options: Sequence[str] = ()
) -> list[str]:
    """Return the command that runs Neo4j in the foreground; its arguments are written beside the settings.

    In a file because the classpath names every jar (a directory's own order would differ between machines,
    and Java's start-up cache wants the very same order), which is too long for a Windows command line.
    """
    classpath = os.pathsep.join(str(jar) for jar in installation.jars)
    arguments = (
        *JAVA_OPTIONS,
        *options,
        f"-XX:ErrorFile={home.logs / 'java-crash.log'}",
        "-cp",
        classpath,
        MAIN_CLASS,
        f"--home-dir={home.path}",
        f"--config-dir={home.conf}",
    )
    file = home.conf / "java-arguments"
    file.write_bytes(os.fsencode("".join(f"{_quoted(argument)}\n" for argument in arguments)))
    return [str(java), f"@{file}"]


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
