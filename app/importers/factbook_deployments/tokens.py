"""Words, numbers and signs of a line with where they stand, and the cursor the grammar reads them with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’](?!s\b)(?=[^\W\d_])|[-‐](?=[^\W_]))*)"
    r"|(?P<sign>--|\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `start` and `end` are offsets in the line, `folded` what is compared."""

    sort: str
    text: str
    start: int
    end: int
    folded: str


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Split a stretch of a line; every character that is no blank is in exactly one token."""
    return tuple(
        Token(found.lastgroup or "sign", found[0], found.start(), found.end(), folded(found[0]))
        for found in _TOKEN.finditer(text, start, end)
    )


def folded(text: str) -> str:
    """Return the form in which words are compared: case, and the sort of apostrophe and hyphen, left out."""
    return text.casefold().replace("’", "'").replace("‐", "-")


class Cursor:
    """A place in a row of tokens. `at` may be kept and set back: so the grammar tries another way."""

    def __init__(self, text: str, row: Sequence[Token]) -> None:
        self.text = text
        self._row = row
        self.at = 0

    @property
    def done(self) -> bool:
        """Whether all tokens are read."""
        return self.at >= len(self._row)

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the next token, or one further on, without reading it."""
        index = self.at + ahead
        return self._row[index] if 0 <= index < len(self._row) else None

    def take(self, phrase: str) -> bool:
        """Read these words (blanks between tokens) if they come next."""
        words = phrase.split()
        following = self._row[self.at : self.at + len(words)]
        if [token.folded for token in following] != words:
            return False
        self.at += len(words)
        return True

    def take_any(self, phrases: Iterable[str]) -> str | None:
        """Read the first of these phrases that comes next: name the longer of two that begin alike first."""
        return next((phrase for phrase in phrases if self.take(phrase)), None)

    def take_number(self) -> Token | None:
        """Read a number of at most nine digits, if one comes next."""
        token = self.peek()
        if token is None or token.sort != "number" or len(token.text.replace(",", "")) > 9:
            return None
        self.at += 1
        return token

    def ahead(self, most: int) -> Iterable[tuple[int, str]]:
        """Yield the next stretches of up to so many tokens, the longest first, with how many they are.

        None begins or ends with a sign, unless it holds the whole bracket.
        """
        for count in range(min(most, len(self._row) - self.at), 0, -1):
            first, last = self._row[self.at], self._row[self.at + count - 1]
            words = self.text[first.start : last.end]
            whole = words.count("(") == words.count(")")
            if whole and first.sort != "sign" and (last.sort != "sign" or last.text == ")"):
                yield count, words

    def bracket(self) -> Cursor | None:
        """Read a whole bracket and return a cursor on what is in it; None where none comes, or a nest."""
        if not self.take("("):
            return None
        start = self.at
        while (token := self.peek()) is not None:
            self.at += 1
            if token.text == ")":
                return Cursor(self.text, self._row[start : self.at - 1])
            if token.text == "(":
                return None
        # Some brackets are never closed: what follows up to the end of the segment is in it.
        return Cursor(self.text, self._row[start:])

    def split(self, *signs: str) -> list[Cursor]:
        """Return what is left, split at these signs outside brackets; the signs themselves are left out."""
        parts: list[list[Token]] = [[]]
        depth = 0
        for token in self._row[self.at :]:
            depth += (token.text == "(") - (token.text == ")")
            if depth <= 0 and token.text in signs:
                parts.append([])
            else:
                parts[-1].append(token)
        return [Cursor(self.text, part) for part in parts if part]

    def take_rest(self) -> str:
        """Read all that is left before the next bracket and return it as written."""
        start = self.at
        while not self.done and self._row[self.at].text != "(":
            self.at += 1
        row = self._row[start : self.at]
        return self.text[row[0].start : row[-1].end] if row else ""

    @property
    def words(self) -> str:
        """What is left, folded, one blank between tokens."""
        return " ".join(token.folded for token in self._row[self.at :])

    @property
    def rest(self) -> str:
        """What is left, as written."""
        row = self._row[self.at :]
        return self.text[row[0].start : row[-1].end] if row else ""
