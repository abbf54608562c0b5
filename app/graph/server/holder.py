"""One data directory, one server: the locks on the directory and the file that names their holder."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from app.errors import ServerFailed
from app.graph.server.address import Address
from app.graph.server.configuration import Home
from app.graph.server.password import USERNAME

DATABASE: Final = "neo4j"
LEFTOVER_LIMIT_S: Final = 20.0
"""How long to wait for the server of an app that was killed; its supervisor ends it within 10 s."""

POLL_S: Final = 0.1
LEAST_FREE: Final = 50 * 10**6
"""Bytes: a new Neo4j writes 3 MB, and its transaction logs grow to 128 MB a database."""

FOREIGN_ENTRIES: Final = frozenset({"lost+found", ".DS_Store"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Who serves a data directory: process id, command, since when (UTC), where; `uri` is "" until ready."""

    pid: int
    command: str
    since: str
    uri: str

    def __str__(self) -> str:
        return f"`{self.command}` (process {self.pid}, since {self.since})"


class DataDirectory:
    """The directory of one private Neo4j: `holder.json`, `password`, `neo4j/` and two locks.

    `holder.lock` is the app's, for as long as it serves. `server.lock` is held by the supervisor and Java,
    who inherit its descriptor, so that it is free exactly when both have ended.
    """

    def __init__(self, path: Path) -> None:
        """Name the directory; nothing is read or made."""
        self.path = path
        self.home = Home(path / "neo4j")
        self.password_file = path / "password"
        self._holder_file = path / "holder.json"
        self._lock = FileLock(path / "holder.lock", mode=0o600, thread_local=False, fallback_to_soft=False)

    def create(self) -> None:
        """Make it with rights for its owner alone, taking wider ones away.

        Raises ServerFailed where that is not allowed, and where the directory holds something else.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._refuse_foreign()
            if sys.platform != "win32":
                self.path.chmod(0o700)
            self.home.path.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise _failed(f"The data directory {self.path} cannot be used", error) from error

    def require_space(self) -> None:
        """Raise ServerFailed where the disk is all but full, which makes Neo4j neither answer nor end."""
        if shutil.disk_usage(self.path).free < LEAST_FREE:
            raise ServerFailed(f"The disk is full: {self.path} needs {LEAST_FREE // 10**6} MB free to start.")

    def claim(self) -> bool:
        """Become its holder, unless someone is. Raises ServerFailed where the file system has no locks."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return False
        except OSError as error:
            raise ServerFailed(
                f"The data directory {self.path} cannot be locked: {error.strerror}."
            ) from error
        return True

    def name_holder(self, uri: str) -> None:
        """Write who serves it, and where once it is ready. Raises ServerFailed."""
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
        since = datetime.now(UTC).isoformat(timespec="seconds")
        draft = self._holder_file.with_suffix(".new")
        try:
            draft.touch(mode=0o600)
            draft.write_text(json.dumps(asdict(Holder(os.getpid(), command, since, uri))), encoding="utf-8")
            draft.replace(self._holder_file)
        except OSError as error:
            raise _failed(f"The data directory {self.path} cannot be written to", error) from error

    def forget_holder(self) -> None:
        """Name nobody any more: the server is about to stop."""
        self._holder_file.unlink(missing_ok=True)

    def release(self) -> None:
        """Stop being its holder."""
        self.forget_holder()
        self._lock.release()

    def holder(self) -> Holder | None:
        """Return who holds it now; None where no one does, whatever a killed app left behind."""
        if not self._holder_file.exists():
            return None
        if self.claim():
            self._lock.release()
            return None
        try:
            return Holder(**json.loads(self._holder_file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None

    def address(self, uri: str) -> Address:
        """Return how to log in to the server at that URI. Raises ServerFailed where the password is lost."""
        try:
            password = self.password_file.read_text(encoding="ascii").strip()
        except OSError as error:
            raise _failed(f"The password file {self.password_file} cannot be read", error) from error
        return Address(uri, USERNAME, password, DATABASE)

    @contextmanager
    def server_lock(self) -> Generator[int | None]:
        """Hold the lock that the server inherits, after an earlier server let go of it; None on Windows.

        Raises ServerFailed where an earlier server does not end.
        """
        if sys.platform == "win32":
            yield None  # its locks are not inherited; Neo4j's own lock on its store remains
            return
        descriptor = os.open(self.path / "server.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            deadline = time.monotonic() + LEFTOVER_LIMIT_S
            while not _locked(descriptor):
                if time.monotonic() > deadline:
                    raise ServerFailed(f"An earlier Neo4j still uses {self.path}; end it and start again.")
                time.sleep(POLL_S)
            yield descriptor
        finally:
            os.close(descriptor)

    def _refuse_foreign(self) -> None:
        """Keep from closing, say, a home directory to others because a setting names it by mistake."""
        entries = {entry.name for entry in self.path.iterdir()} - FOREIGN_ENTRIES
        if entries and self.home.path.name not in entries:
            raise ServerFailed(
                f"{self.path} is not empty and holds no data of this app; choose an empty data directory."
            )


def _failed(what: str, error: OSError) -> ServerFailed:
    return ServerFailed(f"{what}: {error.strerror}.")


def _locked(descriptor: int) -> bool:
    import fcntl  # which Windows lacks

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
