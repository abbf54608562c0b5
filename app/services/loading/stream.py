"""The lines of a body that is streamed in: of NDJSON, or the elements of one JSON array.

Both in bounded memory whatever the size of the body, of a line, or of the depth of what it holds: an array is
cut into its elements by its brackets, commas and strings alone, and each is read later.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from typing import Final

from app.errors import Malformed
from app.services.loading.lines import LONGEST_LINE, Line

_BLANK: Final = b" \t\r\n"
_BOM: Final = b"\xef\xbb\xbf"
_TOKEN: Final = re.compile(rb'\\.|["{}\[\],]', re.DOTALL)
"""What an array is cut by; a backslash takes what follows it along."""


class _Growing:
    """A line that comes in pieces; of one that is too long no more is kept than that it is."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._too_long = False

    def add(self, piece: bytes) -> None:
        """Let it grow."""
        if len(self._held) + len(piece) > LONGEST_LINE:
            self._too_long = True
            self._held.clear()
        if not self._too_long:
            self._held += piece

    def take(self) -> bytes | None:
        """Return it and begin the next; None: it was too long."""
        whole = None if self._too_long else bytes(self._held)
        self._held.clear()
        self._too_long = False
        return whole


async def ndjson(chunks: AsyncIterator[bytes]) -> AsyncIterator[Line]:
    """Yield the lines of NDJSON that are not blank."""
    growing, number = _Growing(), 1
    async for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            growing.add(piece)
            if line := _line(number, growing.take()):
                yield line
            number += 1
        growing.add(rest)
    if line := _line(number, growing.take()):
        yield line


def _line(number: int, text: bytes | None) -> Line | None:
    if text is None:
        return Line(number, None)
    text = text.removeprefix(_BOM) if number == 1 else text
    return Line(number, text) if text.strip(_BLANK) else None


async def array(chunks: AsyncIterator[bytes]) -> AsyncIterator[Line]:
    """Yield the elements of a JSON array; the first is line 1.

    Raises Malformed where it does not begin as one. What is wrong further on (it is cut short, something
    follows it) comes as a line that is no JSON, after those before it.
    """
    cut = _Cut()
    async for chunk in chunks:
        for line in cut.feed(chunk):
            yield line
    for line in cut.end():
        yield line


class _Cut:
    """An array being cut into its elements."""

    def __init__(self) -> None:
        self._growing = _Growing()
        self._number = self._depth = 0
        self._begun = self._in_string = self._ended = False
        self._carried = b""  # a backslash at the end of a chunk

    def feed(self, chunk: bytes) -> Iterator[Line]:
        """Yield the elements that end in this chunk."""
        data = self._carried + chunk
        self._carried = b""
        if data.endswith(b"\\") and (len(data) - len(data.rstrip(b"\\"))) % 2:
            data, self._carried = data[:-1], b"\\"
        start = 0
        for token in _TOKEN.finditer(data):
            if not self._divides(token[0]):
                continue
            self._growing.add(data[start : token.start()])
            if token[0] in b"[{":
                self._begin(token[0])
            else:
                yield from self._element(token[0])
            start = token.end()
        self._growing.add(data[start:])

    def end(self) -> Iterator[Line]:
        """Yield what is left that should not be there, as a line that is no JSON."""
        if not self._begun:
            raise Malformed("The body is no JSON array: it does not begin with a bracket.")
        text = self._growing.take()
        if not self._ended:
            yield Line(self._number + 1, text, fault="The array is cut short here.")
        elif text is None or text.strip(_BLANK):
            yield Line(self._number + 1, text, fault="Something follows the array.")

    def _divides(self, token: bytes) -> bool:
        """Take note of a token; say whether it begins or ends the array, or parts two of its elements."""
        if token == b'"':
            self._in_string = not self._in_string
        elif self._in_string or token.startswith(b"\\") or self._ended:
            return False
        elif token in b"{[":
            self._depth += 1
            return self._depth == 1
        elif token in b"}]":
            self._depth -= 1
            return self._depth == 0
        else:
            return self._depth == 1
        return False

    def _begin(self, bracket: bytes) -> None:
        before = (self._growing.take() or b"").removeprefix(_BOM)
        if bracket != b"[" or before.strip(_BLANK):
            raise Malformed("The body is no JSON array: something stands before its first bracket.")
        self._begun = True

    def _element(self, token: bytes) -> Iterator[Line]:
        text = self._growing.take()
        self._ended = token != b","
        if token == b"]" and not self._number and text is not None and not text.strip(_BLANK):
            return  # an array without elements
        self._number += 1
        yield Line(self._number, text, fault="The array ends with a brace." if token == b"}" else None)
