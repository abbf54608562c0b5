"""Fetching one jar: from the user's own Maven repository if it holds the very file, else from Maven Central.

jgo writes a download straight to its place under `repo_cache`, so an interruption leaves half a file there
and it does not check sha256. Both are dealt with here and in `installation`: it gets a scratch directory,
and a file leaves that only after its hash was compared.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from app.graph.server.jars import Jar

Fetch: TypeAlias = Callable[[Jar, Path], Path]
"""Brings a jar to somewhere under the scratch directory given, says where. Raises OSError, RuntimeError."""

ATTEMPTS: Final = 3
TIMEOUT_S: Final = 20


def from_maven(jar: Jar, scratch: Path) -> Path:
    """Fetch `jar`: a copy of the user's own ~/.m2 file where the hash fits, else a download.

    Raises OSError (network, disk) or RuntimeError (no repository has it) after the last attempt.
    """
    from jgo.constants import default_maven_repo  # with what it imports, too slow for every start

    own = _in_repository(jar, default_maven_repo())
    if own.is_file() and sha256(own) == jar.sha256:
        return Path(shutil.copy(own, scratch / jar.file_name))
    for attempt in range(1, ATTEMPTS):
        try:
            return _download(jar, scratch)
        except (OSError, RuntimeError):
            time.sleep(attempt)
    return _download(jar, scratch)


def sha256(path: Path) -> str:
    """Return the file's sha256, hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _download(jar: Jar, scratch: Path) -> Path:
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=scratch, timeout=TIMEOUT_S)
    _in_repository(jar, scratch).unlink(missing_ok=True)  # jgo takes any file in this place for the jar
    project = context.project(jar.group, jar.artifact)
    return project.at_version(jar.version).artifact(jar.classifier).resolve()


def _in_repository(jar: Jar, repository: Path) -> Path:
    return repository.joinpath(*jar.group.split("."), jar.artifact, jar.version, jar.file_name)
