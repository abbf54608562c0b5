"""Write `jars.lock` anew: `python -m app.graph.server.relock 2026.09.0`.

Resolves Neo4j's runtime dependencies with jgo, fetches every jar into a temporary directory and notes its
sha256. Takes a minute or two; run it to move to another version of Neo4j, then run the tests.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jgo.maven import MavenContext

from app.graph.server.download import sha256
from app.graph.server.jars import LOCK_FILE, NEO4J, Jar, Lock, read_lock, unique_names


def resolve(version: str, scratch: Path) -> Lock:
    """Return the lock of that Neo4j. Raises OSError or RuntimeError where Maven Central does not answer."""
    context = MavenContext(repo_cache=scratch)
    root = context.create_dependency(":".join((*NEO4J, version)))
    inputs, others = context.resolver.resolve([root])
    with ThreadPoolExecutor(8) as threads:
        jars = tuple(sorted(threads.map(_fetched, {found.artifact for found in (*inputs, *others)})))
    if not unique_names(jars):
        raise RuntimeError("two jars have the same file name")
    return Lock(jars)


def _fetched(artifact: Any) -> Jar:
    digest = sha256(artifact.resolve())
    return Jar(artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier, digest)


def main() -> None:
    """Relock the version given, or the present one again."""
    version = sys.argv[1] if len(sys.argv) > 1 else read_lock().version
    with tempfile.TemporaryDirectory() as scratch:
        lock = resolve(version, Path(scratch))
    LOCK_FILE.write_text(lock.text(), encoding="utf-8")
    sys.stdout.write(f"{LOCK_FILE.name}: Neo4j {lock.version}, {len(lock.jars)} jars\n")


if __name__ == "__main__":
    main()
