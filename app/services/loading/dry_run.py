"""What a dry run has seen, so that what stands in a file twice is counted as new once.

Each of its batches is undone before the next, so the graph cannot tell. It is kept in a temporary database
of SQLite, on disk where it grows: memory stays bounded whatever the size of the file.
"""

from __future__ import annotations

import sqlite3

from app.domain.names import normalise
from app.services.recording.record import Recorded


class Tried:
    """The claims and entities that a dry run would have created so far."""

    def __init__(self) -> None:
        # An empty name is a private temporary file, which goes with the connection.
        self._kept = sqlite3.connect("", isolation_level=None)
        self._kept.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._kept.execute("BEGIN")

    def claim(self, id: str) -> bool:  # noqa: A002 - the noun of every layer
        """Say whether a claim was not met before."""
        return self._first(f"claim {id}")

    def entities(self, done: Recorded) -> int:
        """Return how many of the entities created for a body were not met before.

        They go by kind and name: their ids are not taken by anyone after all.
        """
        new = {ref for ref in done.refs.all if ref.id in done.entities}
        return sum(self._first(f"{ref.kind} {normalise(ref.name)}") for ref in new)

    def _first(self, key: str) -> bool:
        return self._kept.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,)).rowcount == 1
