"""Fetching the jars: verified, resumed, repaired, shared; and each way in which it can fail."""

from __future__ import annotations

import errno
import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ServerFailed
from app.graph.server import download
from app.graph.server.download import Fetch, from_maven
from app.graph.server.installation import fetch_jars
from app.graph.server.jars import Jar, Lock, read_lock, unique_names

CONTENTS = {f"part-{n}": f"the bytes of jar {n}".encode() for n in range(12)}


def jar(artifact: str, content: bytes, group: str = "org.example") -> Jar:
    return Jar(group, artifact, "1.0", "", hashlib.sha256(content).hexdigest())


LOCK = Lock(
    (jar("neo4j", b"neo4j", "org.neo4j"), *(jar(name, content) for name, content in CONTENTS.items()))
)


class Shop:
    """A place to fetch from; `asked` are the artifacts it was asked for."""

    def __init__(self, before: Callable[[Jar], None] = lambda _jar: None) -> None:
        self.asked: list[str] = []
        self._before = before

    def __call__(self, wanted: Jar, scratch: Path) -> Path:
        self.asked.append(wanted.artifact)
        self._before(wanted)
        file = scratch / wanted.file_name
        file.write_bytes(CONTENTS.get(wanted.artifact, b"neo4j"))
        return file


def put(cache: Path, fetch: Fetch) -> Path:
    return fetch_jars(cache, lock=LOCK, fetch=fetch).directory


def test_fetches_every_jar_once(tmp_path: Path) -> None:
    shop = Shop()
    seen: list[tuple[str, int, int]] = []
    installation = fetch_jars(
        tmp_path, lambda step, done, total: seen.append((step, done, total)), lock=LOCK, fetch=shop
    )
    assert sorted(shop.asked) == sorted([*CONTENTS, "neo4j"])
    assert {path.name: path.read_bytes() for path in installation.jars} == {
        "neo4j-1.0.jar": b"neo4j",
        **{f"{name}-1.0.jar": content for name, content in CONTENTS.items()},
    }
    assert seen[0] == ("Fetching Neo4j", 0, 13)
    assert seen[-1] == ("Fetching Neo4j", 13, 13)

    again = Shop()
    assert put(tmp_path, again) == installation.directory
    assert again.asked == []


def test_goes_on_where_it_was_interrupted(tmp_path: Path) -> None:
    def fail_at_the_last(wanted: Jar) -> None:
        if wanted.artifact == "part-11":
            raise ConnectionError("unreachable")

    with pytest.raises(ServerFailed, match=r"connect to the internet and start again"):
        put(tmp_path, Shop(fail_at_the_last))
    rest = Shop()
    directory = put(tmp_path, rest)
    assert "part-11" in rest.asked
    assert len(rest.asked) < len(LOCK.jars)
    assert sorted(path.suffix for path in directory.iterdir() if path.suffix != ".lock") == [".jar"] * 13


def test_fetches_a_damaged_jar_again(tmp_path: Path) -> None:
    directory = put(tmp_path, Shop())
    damaged = directory / "part-3-1.0.jar"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    (directory / "part-4-1.0.jar").unlink()
    shop = Shop()
    put(tmp_path, shop)
    assert sorted(shop.asked) == ["part-3", "part-4"]
    assert damaged.read_bytes() == CONTENTS["part-3"]


def test_takes_no_jar_with_another_hash(tmp_path: Path) -> None:
    def swap(wanted: Jar, scratch: Path) -> Path:
        file = scratch / wanted.file_name
        file.write_bytes(b"something else")
        return file

    with pytest.raises(ServerFailed, match=r"1\.0 came with another sha256 than the lock's"):
        put(tmp_path, swap)
    assert list(tmp_path.rglob("*.jar")) == []


def test_two_at_once_fetch_each_jar_once(tmp_path: Path) -> None:
    first_is_fetching, second_waits = threading.Event(), threading.Event()

    def hold(_wanted: Jar) -> None:
        first_is_fetching.set()
        assert second_waits.wait(30)

    shop, other = Shop(hold), Shop()
    first = threading.Thread(target=put, args=(tmp_path, shop))
    first.start()
    assert first_is_fetching.wait(30)

    def report(step: str, _done: int, _total: int) -> None:
        assert step == "Waiting for another process that installs Neo4j"
        second_waits.set()

    fetch_jars(tmp_path, report, lock=LOCK, fetch=other)
    first.join()
    assert len(shop.asked) == len(LOCK.jars)
    assert other.asked == []


def test_says_when_the_disk_is_full(tmp_path: Path) -> None:
    def full(_wanted: Jar) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ServerFailed, match=r"^The disk is full: Neo4j needs 500 MB under "):
        put(tmp_path, Shop(full))


def test_says_when_the_cache_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "neo4j").write_text("a file where a directory should be")
    with pytest.raises(ServerFailed, match=r"^The cache directory .* cannot be written to: "):
        put(tmp_path, Shop())


def in_repository(repository: Path, wanted: Jar, content: bytes) -> None:
    directory = repository.joinpath(*wanted.group.split("."), wanted.artifact, wanted.version)
    directory.mkdir(parents=True)
    (directory / wanted.file_name).write_bytes(content)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens on port 9 of this machine, so every request fails as without a network."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setattr(download, "ATTEMPTS", 1)


@pytest.mark.usefixtures("offline")
def test_says_when_it_is_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    with pytest.raises(ServerFailed, match=r"could not be fetched from Maven Central; connect"):
        put(tmp_path / "cache", from_maven)


@pytest.mark.usefixtures("offline")
def test_uses_the_users_own_jars_where_they_are_the_very_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    right, wrong = LOCK.jars[1], LOCK.jars[2]
    in_repository(tmp_path / "m2", right, CONTENTS[right.artifact])
    in_repository(tmp_path / "m2", wrong, b"something else")
    assert from_maven(right, tmp_path).read_bytes() == CONTENTS[right.artifact]
    with pytest.raises(OSError, match="Max retries"):
        from_maven(wrong, tmp_path)


def test_the_lock_names_files_by_coordinate_and_hash_alone() -> None:
    lock = read_lock()
    assert lock.version == "2026.09.0"
    assert unique_names(lock.jars)
    assert "//" not in lock.text()
    assert {jar.classifier for jar in lock.jars if jar.artifact.startswith("netty-transport-native-")} >= {
        "linux-x86_64",
        "linux-aarch_64",
        "osx-x86_64",
        "osx-aarch_64",
    }


@pytest.mark.parametrize("line", ["org.neo4j:neo4j:1.0", "org.neo4j " + "0" * 64, "a:b:c:d:e " + "0" * 64])
def test_a_lock_with_another_line_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "jars.lock").write_text(line + "\n")
    with pytest.raises(ValueError, match="Not a jar's coordinate"):
        read_lock(tmp_path / "jars.lock")
