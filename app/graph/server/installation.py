"""Neo4j's jars in the user's cache directory: fetched once, shared by checkouts, verified at each start."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs
from filelock import FileLock, Timeout

from app.errors import ServerFailed
from app.graph.server.download import Fetch, from_maven, sha256
from app.graph.server.jars import Jar, Lock, read_lock
from app.graph.server.progress import Report, silent

THREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Installation:
    """A complete, verified set of jars. `directory` may be shared and is never written to by a server."""

    directory: Path
    jars: tuple[Path, ...]


def user_cache() -> Path:
    """Return the directory that all checkouts and installs of this user share."""
    return Path(platformdirs.user_cache_dir("garrison", appauthor=False))


def fetch_jars(
    cache_dir: Path,
    report: Report = silent,
    *,
    lock: Lock | None = None,
    fetch: Fetch = from_maven,
) -> Installation:
    """Return Neo4j's jars, fetching into `cache_dir` those that are missing or damaged.

    Every jar's sha256 is compared at each call (0.2 s for all). A jar enters the installation by a rename
    after its hash was compared, so whatever interrupts this, the next call goes on from there. Processes
    that install at once wait for each other. Raises ServerFailed: offline, disk full, not writable, or a
    server that hands out other files than the lock's.
    """
    wanted = lock or read_lock()
    directory = cache_dir / "neo4j" / f"{wanted.version}-{wanted.digest[:12]}"
    with _told(directory):
        if _missing(wanted.jars, directory):
            directory.mkdir(parents=True, exist_ok=True)
            with alone(directory, report):
                _fetch_all(_missing(wanted.jars, directory), directory, fetch, report)
    return Installation(directory, tuple(directory / jar.file_name for jar in sorted(wanted.jars)))


def _missing(jars: Sequence[Jar], directory: Path) -> list[Jar]:
    if not directory.is_dir():
        return list(jars)
    with ThreadPoolExecutor(THREADS) as threads:
        digests = threads.map(_digest, (directory / jar.file_name for jar in jars))
        return [jar for jar, digest in zip(jars, digests, strict=True) if digest != jar.sha256]


def _digest(path: Path) -> str | None:
    try:
        return sha256(path)
    except FileNotFoundError:
        return None


@contextmanager
def alone(directory: Path, report: Report) -> Generator[None]:
    """Be the only process that changes an installation, waiting for another one that does."""
    lock = FileLock(directory / "install.lock", poll_interval=0.2)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        report("Waiting for another process that installs Neo4j", 0, 0)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _fetch_all(jars: Sequence[Jar], directory: Path, fetch: Fetch, report: Report) -> None:
    if not jars:
        return  # another process was first
    step = "Fetching Neo4j"
    report(step, 0, len(jars))
    with (
        tempfile.TemporaryDirectory(prefix="fetching-", dir=directory) as scratch,
        ThreadPoolExecutor(THREADS) as threads,
    ):
        fetched = [threads.submit(_fetch_one, jar, directory, Path(scratch), fetch) for jar in jars]
        try:
            for done, future in enumerate(as_completed(fetched), start=1):
                future.result()
                report(step, done, len(jars))
        finally:
            threads.shutdown(wait=True, cancel_futures=True)


def _fetch_one(jar: Jar, directory: Path, scratch: Path, fetch: Fetch) -> None:
    file = fetch(jar, scratch)
    if sha256(file) != jar.sha256:
        raise ServerFailed(
            f"{jar.coordinate} came with another sha256 than the lock's; "
            "a proxy or mirror may be changing files."
        )
    file.replace(directory / jar.file_name)


@contextmanager
def _told(directory: Path) -> Generator[None]:
    """Turn what can go wrong with network and disk into one sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise ServerFailed(_sentence(error, directory)) from error
    except RuntimeError as error:  # jgo's, where no repository has the file
        raise ServerFailed(f"Neo4j could not be fetched from Maven Central: {error}.") from error


def _sentence(error: OSError, directory: Path) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full: Neo4j needs 500 MB under {directory}."
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ENOTDIR | errno.EEXIST:
            return f"The cache directory {directory} cannot be written to: {os.strerror(error.errno)}."
        case _:
            return (
                "Neo4j could not be fetched from Maven Central; connect to the internet and start again "
                "(what was fetched already is kept), or set NEO4J_URI to use an existing Neo4j."
            )
