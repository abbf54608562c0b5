"""The data directory: who may read it, who holds it; what a failed start says; start-up caches that fail."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from app.errors import ServerFailed
from app.graph.server import holder, lifecycle, running, serving
from app.graph.server.address import Address
from app.graph.server.configuration import Home, prepare
from app.graph.server.holder import DataDirectory
from app.graph.server.installation import Installation
from app.graph.server.password import kept_password
from app.graph.server.process import JavaCrashed, PortTaken, Process, explain
from app.graph.server.startup_cache import StartupCache


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    new, wide = DataDirectory(tmp_path / "a" / "new"), DataDirectory(tmp_path / "wide")
    (wide.path / "neo4j").mkdir(parents=True)
    wide.path.chmod(0o755)
    for directory in (new, wide):
        directory.create()
        assert mode(directory.path) == 0o700
        prepare(directory.home, 7687)
        password = kept_password(directory.password_file, directory.home)
        assert len(password) > 40
        assert kept_password(directory.password_file, directory.home) == password
        assert mode(directory.password_file) == 0o600
        assert mode(directory.home.initial_login) == 0o600
        assert password not in directory.home.initial_login.read_text()

    wide.password_file.chmod(0o644)
    kept_password(wide.password_file, wide.home)
    assert mode(wide.password_file) == 0o600


def test_the_server_listens_on_loopback_and_reports_to_nobody(tmp_path: Path) -> None:
    prepare(Home(tmp_path), 12345)
    settings = (tmp_path / "conf" / "neo4j.conf").read_text().splitlines()
    assert {
        "server.default_listen_address=127.0.0.1",
        "server.bolt.listen_address=127.0.0.1:12345",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.security.auth_enabled=true",
        "dbms.usage_report.enabled=false",
        "server.fleet_discovery.enabled=false",
    } <= set(settings)


def test_a_directory_with_something_else_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letters").mkdir()
    with pytest.raises(ServerFailed, match="is not empty and holds no data of this app"):
        DataDirectory(tmp_path).create()
    assert mode(tmp_path) == 0o755


def test_says_when_the_directory_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ServerFailed, match=r"^The data directory .*/data cannot be used: Not a directory\.$"):
        DataDirectory(tmp_path / "file" / "data").create()


def test_says_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holder, "LEAST_FREE", 10**18)
    with pytest.raises(ServerFailed, match=r"^The disk is full: .* MB free to start\.$"):
        DataDirectory(tmp_path).require_space()


def test_names_its_holder(tmp_path: Path) -> None:
    directory, other = DataDirectory(tmp_path), DataDirectory(tmp_path)
    assert other.holder() is None
    assert directory.claim()
    directory.name_holder("bolt://127.0.0.1:1")
    assert not other.claim()
    assert mode(tmp_path / "holder.json") == 0o600
    found = other.holder()
    assert found is not None
    assert found.uri == "bolt://127.0.0.1:1"
    assert str(found).startswith(f"`{Path(sys.argv[0]).name}")
    directory.release()
    assert other.holder() is None
    assert other.claim()
    other.release()


def test_what_a_killed_app_left_names_nobody(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path)
    directory.name_holder("bolt://127.0.0.1:1")
    (tmp_path / "holder.lock").touch()
    assert directory.holder() is None
    assert running(tmp_path) is None


def test_a_holder_that_cannot_be_reached_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "SILENT_LIMIT_S", 0.0)
    directory = DataDirectory(tmp_path)
    directory.create()
    kept_password(directory.password_file, directory.home)
    assert directory.claim()
    directory.name_holder("bolt://127.0.0.1:9")
    with (
        pytest.raises(ServerFailed, match=r"in use by `.*` \(process \d+, since 20.*\), but no Neo4j"),
        serving(tmp_path, tmp_path / "cache"),
    ):
        pass
    directory.release()


def test_nothing_runs_where_nothing_is(tmp_path: Path) -> None:
    assert running(tmp_path / "nowhere") is None
    assert not (tmp_path / "nowhere").exists()


def test_an_earlier_server_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holder, "LEFTOVER_LIMIT_S", 0.0)
    directory = DataDirectory(tmp_path)
    with (
        directory.server_lock(),
        pytest.raises(ServerFailed, match=r"^An earlier Neo4j still uses "),
        directory.server_lock(),
    ):
        pass
    with directory.server_lock() as descriptor:
        assert descriptor is not None


@pytest.mark.parametrize(
    ("log", "error", "sentence"),
    [
        (
            "Address localhost:7687 is already in use, cannot bind to it.",
            PortTaken,
            "Port 7687 of 127.0.0.1 is taken by another program; choose another port.",
        ),
        (
            "java.io.FileLockException: Lock file has been locked by another process: store_lock.",
            ServerFailed,
            "Another Neo4j uses {home}; end it and start again.",
        ),
        (
            "java.io.IOException: No space left on device",
            ServerFailed,
            "The disk is full: Neo4j cannot write to {home}.",
        ),
        (
            "# A fatal error has been detected by the Java Runtime Environment:",
            JavaCrashed,
            "Java crashed while Neo4j started; its report is in {home}/logs.",
        ),
        (
            "2026-11-23 ERROR Failed\n\tat org.neo4j\nCaused by: java.lang.Error: No store version.\n\t...",
            ServerFailed,
            "Neo4j ended while starting (java.lang.Error: No store version.); its logs are in {home}/logs.",
        ),
        ("", ServerFailed, "Neo4j ended while starting (it says nothing); its logs are in {home}/logs."),
    ],
)
def test_a_failed_start_is_one_sentence(
    log: str, error: type[ServerFailed], sentence: str, tmp_path: Path
) -> None:
    found = explain(log, 7687, Home(tmp_path))
    assert type(found) is error
    assert str(found) == sentence.format(home=tmp_path)


def java(directory: Path, script: str, rights: int = 0o700) -> Path:
    """Write a Java that does as the script says."""
    program = directory / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(rights)
    (directory / "release").write_text("JAVA_VERSION=25")
    return program


def test_says_when_java_cannot_run(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    prepare(home, 9)
    process = Process([str(java(tmp_path / "jdk", "", 0o600))], home, None)
    with pytest.raises(ServerFailed, match=r"^Java cannot be run \(.*bin/java: Permission denied\); re"):
        process.wait_until_ready(Address("bolt://127.0.0.1:9", "neo4j", "", "neo4j"), 9, lambda: None)
    process.stop()


def test_fails_at_once_with_the_reason_when_java_ends(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    prepare(home, 9)
    process = Process([str(java(tmp_path / "jdk", "echo Error: no memory; exit 1"))], home, None)
    with pytest.raises(ServerFailed, match=r"^Neo4j ended while starting \(Error: no memory\); its"):
        process.wait_until_ready(Address("bolt://127.0.0.1:9", "neo4j", "", "neo4j"), 9, lambda: None)
    process.stop()


def test_a_startup_cache_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    log = tmp_path / "started"
    installation = Installation(tmp_path / "installed", ())
    installation.directory.mkdir()
    program = java(tmp_path / "jdk", f"echo started >> '{log}'; exit 1")
    cache = StartupCache(installation, program)
    assert cache.options() == ()
    assert cache.options() == ()
    assert log.read_text() == "started\n"


def test_the_startup_caches_used_last_are_kept(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "installed", ())
    installation.directory.mkdir()
    for age, name in enumerate(("startup-now", "startup-lately", "startup-long-ago")):
        for suffix in (".aot", ".sha256"):
            file = installation.directory / f"{name}{suffix}"
            file.write_text("")
            os.utime(file, (1_000_000 - age, 1_000_000 - age))
    (installation.directory / "startup-interrupted").mkdir()
    StartupCache(installation, java(tmp_path / "jdk", "exit 1")).options()
    assert {file.name for file in installation.directory.glob("*") if file.suffix in {".aot", ""}} == {
        "startup-now.aot",
        "startup-lately.aot",
    }


def test_a_damaged_startup_cache_is_never_given_to_java(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "installed", ())
    installation.directory.mkdir()
    cache = StartupCache(installation, java(tmp_path / "jdk", "exit 1"))
    cache.file.write_bytes(b"half")
    cache.file.with_suffix(".sha256").write_text("0" * 64)
    assert cache.options() == ()
    assert not cache.file.exists()
