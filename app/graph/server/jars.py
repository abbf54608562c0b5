"""The committed list of the jars Neo4j needs: Maven coordinates and sha256, no addresses.

`jars.lock` holds one line a jar, `group:artifact:version[:classifier] sha256`; `relock.py` writes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LOCK_FILE: Final = Path(__file__).with_name("jars.lock")
NEO4J: Final = ("org.neo4j", "neo4j")


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """One file of Maven Central; `classifier` is "" but for jars made for one system."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def file_name(self) -> str:
        """The name it has in a Maven repository, unique within a lock."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.jar"

    @property
    def coordinate(self) -> str:
        """`group:artifact:version[:classifier]`."""
        parts = (self.group, self.artifact, self.version, self.classifier)
        return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Lock:
    """All jars of one Neo4j. `digest` changes when any coordinate or hash does."""

    jars: tuple[Jar, ...]

    @property
    def version(self) -> str:
        """The version of Neo4j itself. Raises ValueError where the lock lacks it."""
        for jar in self.jars:
            if (jar.group, jar.artifact) == NEO4J:
                return jar.version
        raise ValueError(f"The lock names no {':'.join(NEO4J)}.")

    @property
    def digest(self) -> str:
        """Sha256 of the lock's text, hexadecimal."""
        return hashlib.sha256(self.text().encode()).hexdigest()

    def text(self) -> str:
        """Return the lock as its file holds it: sorted, one jar a line."""
        return "".join(f"{jar.coordinate} {jar.sha256}\n" for jar in sorted(self.jars))


def read_lock(path: Path = LOCK_FILE) -> Lock:
    """Read a lock file. Raises ValueError where a line is not a coordinate and a sha256."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return Lock(tuple(_jar(line) for line in lines if line.strip()))


def unique_names(jars: Iterable[Jar]) -> bool:
    """Tell whether all jars fit into one directory, which the installation relies on."""
    names = [jar.file_name for jar in jars]
    return len(names) == len(set(names))


def _jar(line: str) -> Jar:
    coordinate, _, sha256 = line.partition(" ")
    parts = coordinate.split(":")
    if len(parts) not in (3, 4) or len(sha256) != hashlib.sha256().digest_size * 2:
        raise ValueError(f"Not a jar's coordinate and sha256: {line!r}.")
    group, artifact, version, *classifier = parts
    return Jar(group, artifact, version, "".join(classifier), sha256)
