"""Where one statement of a line ends and the next begins.

A segment is what stands between two semicolons outside brackets, two lines, or two sentences. A bracket that
is not closed before the next one opens or the line ends holds nothing together: the semicolons after it
divide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LINE_ENDS: Final = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_SENTENCE_END: Final = re.compile(r"(?<=[A-Za-z)\d])\.(?=\s+[A-Z][a-z]|\s*(?:\n|$))")
_ABBREVIATIONS: Final = re.compile(
    r"\b(?:est|approx|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One statement: its words and where they stand in the line."""

    text: str
    start: int
    end: int


def segments(text: str) -> list[Segment]:
    """Split a line. Every character that is no blank is in a segment, or is the sign that divides two."""
    held = _held_together(text)
    ends = {found.start() for found in _SENTENCE_END.finditer(text) if not _abbreviated(text, found.start())}
    found: list[Segment] = []
    start = 0
    for at, sign in enumerate(text):
        dividing = sign in _LINE_ENDS or sign == ";" or at in ends
        if dividing and (at not in held or sign in _LINE_ENDS):
            found += _segment(text, start, at)
            start = at + 1
    return found + _segment(text, start, len(text))


def _abbreviated(text: str, at: int) -> bool:
    return _ABBREVIATIONS.search(text[max(0, at - 10) : at]) is not None


def _segment(text: str, start: int, end: int) -> list[Segment]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return [Segment(words, start, start + len(words))] if words else []


def _held_together(text: str) -> set[int]:
    """Return the places inside brackets that are closed."""
    held: set[int] = set()
    opened: int | None = None
    for at, sign in enumerate(text):
        if sign == "(":
            opened = at
        elif sign == ")" and opened is not None:
            held.update(range(opened, at))
            opened = None
        elif sign in _LINE_ENDS:
            opened = None
    return held
