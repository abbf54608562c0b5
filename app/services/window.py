"""Lines in the order in which they are quickest recorded: those about one triple together.

A file tells things in its own order. Recorded as it comes, each batch would read back and project again what
batches before it had said of the same triples. So many lines wait together, and are sorted by what they are
about; the sort only makes things quick, nothing depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, cast

from app.services.lines import LONGEST_LINE, Line

WINDOW_LINES: Final = 50_000
WINDOW_BYTES: Final = 32 << 20
"""How much waits: it is what memory holds of a file."""

BATCH_LINES: Final = 2_000
BATCH_BYTES: Final = 2 * LONGEST_LINE
"""One transaction's worth: Neo4j holds a transaction in memory."""


class _Waiting(NamedTuple):
    about: tuple[str, ...]
    line: Line


class Window:
    """The lines that wait. Add until it is `full`, then take the `batches`."""

    def __init__(self, lines: int = WINDOW_LINES) -> None:
        self._most = lines
        self._waiting: list[_Waiting] = []
        self._bytes = 0

    @property
    def full(self) -> bool:
        """Whether it is time to record what waits."""
        return len(self._waiting) >= self._most or self._bytes >= WINDOW_BYTES

    def add(self, line: Line, body: Any) -> None:
        """Let a line wait; `body` is what its JSON holds, whatever that is."""
        self._waiting.append(_Waiting(_about(body), line))
        self._bytes += len(line.text or b"") + len(line.row or "")

    def batches(self) -> Iterator[list[Line]]:
        """Yield what waits, a transaction's worth at a time, and forget it."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        waiting.sort()
        batch: list[Line] = []
        size = 0
        for _, line in waiting:
            batch.append(line)
            size += len(line.text or b"")
            if len(batch) >= BATCH_LINES or size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def _about(body: Any) -> tuple[str, ...]:
    """Return what sorts a claim beside others about the same: subject, predicate, first object as written."""
    if not isinstance(body, dict):
        return ()
    fields = cast("dict[str, Any]", body)
    objects = fields.get("object")
    first = cast("list[Any]", objects)[:1] if isinstance(objects, list) else [objects]
    return (_written(fields.get("subject")), str(fields.get("predicate")), *map(_written, first))


def _written(reference: Any) -> str:
    if not isinstance(reference, dict):
        return ""
    fields = cast("dict[str, Any]", reference)
    return str(fields.get("id") or fields.get("name"))
