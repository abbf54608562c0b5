"""Lines in the order in which they are quickest recorded: those about one triple together.

A file tells things in its own order. Recorded as it comes, each batch would read back and project again what
batches before it had said of the same triples. So lines wait, on disk where they are many, and are sorted by
what they are about; the sort only makes things quick, nothing depends on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final, cast

from app.errors import GarrisonError
from app.services.loading.lines import LONGEST_LINE, Line

WINDOW_LINES: Final = 1_000_000
WINDOW_BYTES: Final = 1 << 30
"""How much waits before it is recorded: it is what the disk for temporary files holds."""

BATCH_LINES: Final = 2_000
BATCH_BYTES: Final = 2 * LONGEST_LINE
"""One transaction's worth: Neo4j holds a transaction in memory."""

_AT_ONCE: Final = 500
_AT_ONCE_BYTES: Final = 1 << 22
_CACHE_KIB: Final = 16_384
_SEPARATOR: Final = "\x1f"

_Row = tuple[str, int, bytes | None, str | None, str | None]


class NoRoom(GarrisonError):  # noqa: N818
    """The disk for temporary files is full."""


class Window:
    """The lines that wait. Add until it is `full`, then take the `batches`. Raises NoRoom."""

    def __init__(self, lines: int | None = None) -> None:
        self._most = WINDOW_LINES if lines is None else lines
        # An empty name is a private temporary database, on disk where it grows; SQLite sorts it there.
        self._kept = sqlite3.connect("", isolation_level=None)
        self._kept.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._kept.execute(
            "CREATE TABLE waiting (about TEXT, number INTEGER, text BLOB, row TEXT, fault TEXT)"
        )
        self._new: list[_Row] = []
        self._new_bytes = self._lines = self._bytes = 0

    @property
    def full(self) -> bool:
        """Whether it is time to record what waits."""
        return self._lines >= self._most or self._bytes >= WINDOW_BYTES

    def add(self, line: Line, body: Any) -> None:
        """Let a line wait; `body` is what its JSON holds, whatever that is."""
        size = len(line.text or b"") + len(line.row or "")
        self._new.append((_about(body), line.number, line.text, line.row, line.fault))
        self._lines += 1
        self._bytes += size
        self._new_bytes += size
        if len(self._new) >= _AT_ONCE or self._new_bytes >= _AT_ONCE_BYTES:
            self._put()

    def batches(self) -> Iterator[list[Line]]:
        """Yield what waits, a transaction's worth at a time, and forget it."""
        self._put()
        self._lines = self._bytes = 0
        batch: list[Line] = []
        size = 0
        for row in self._kept.execute("SELECT number, text, row, fault FROM waiting ORDER BY about, number"):
            line = Line(*row)
            batch.append(line)
            size += len(line.text or b"")
            if len(batch) >= BATCH_LINES or size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch
        self._kept.execute("DELETE FROM waiting")

    def _put(self) -> None:
        new, self._new, self._new_bytes = self._new, [], 0
        try:
            self._kept.execute("BEGIN")
            self._kept.executemany("INSERT INTO waiting VALUES (?, ?, ?, ?, ?)", new)
            self._kept.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise NoRoom(f"The lines cannot be kept while they wait to be recorded: {error}.") from error


def _about(body: Any) -> str:
    """Return what sorts a claim beside others about the same: subject, predicate, first object as written."""
    if not isinstance(body, dict):
        return ""
    fields = cast("dict[str, Any]", body)
    objects = fields.get("object")
    first = cast("list[Any]", objects)[:1] if isinstance(objects, list) else [objects]
    parts = (_written(fields.get("subject")), str(fields.get("predicate")), *map(_written, first))
    return _SEPARATOR.join(parts)


def _written(reference: Any) -> str:
    if not isinstance(reference, dict):
        return ""
    fields = cast("dict[str, Any]", reference)
    return str(fields.get("id") or fields.get("name"))
