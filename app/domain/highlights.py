"""Where the words that were searched for stand in a text: accents, case and script notwithstanding. Pure.

The text keeps its letters; only for comparing are they folded as `names.normalise` folds them, one by one,
so that every place in the folded word is a place in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from app.domain.names import fold, normalise, transliterate

WORDS: Final = 12
"""How many words of what was typed count."""

FORGIVEN: Final = 4
"""From how many letters on one wrong letter is forgiven, where no word is right."""

BEGINNING: Final = 2
"""From how many letters on the beginning of a word is enough."""


class Span(NamedTuple):
    """A stretch of a text: from `start` up to `end`, in Unicode code points."""

    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def searched(q: str) -> tuple[str, ...]:
    """Return the words that were typed, folded, each once."""
    return tuple(dict.fromkeys(normalise(q).split()))[:WORDS]


def highlights(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return the stretches of `text` that any of the `searched` words means; neighbours are one stretch.

    A word is met by itself, by a longer word that begins with it, or, where there is none, by one with a
    letter wrong. A single letter is marked only beside another hit ("d'Ivoire"), unless it is all there is.
    """
    own = list(_words(text))
    strong = {at for word in words if len(word) > 1 for at in _met(word, own)}
    weak = {at for word in words if len(word) == 1 for at, one in enumerate(own) if one.text == word}
    if not any(len(word) > 1 for word in words):
        strong = weak
    return tuple(_runs(own, strong, weak))


def _met(word: str, own: Sequence[_Word]) -> list[int]:
    latin = transliterate(word)
    exact = [at for at, one in enumerate(own) if _is_met(word, latin, one.text)]
    if exact or len(latin) < FORGIVEN:
        return exact
    return [at for at, one in enumerate(own) if Levenshtein.distance(latin, transliterate(one.text)) == 1]


def _is_met(word: str, latin: str, found: str) -> bool:
    if found == word or (len(word) >= BEGINNING and found.startswith(word)):
        return True
    return len(latin) >= BEGINNING and not found.isascii() and transliterate(found).startswith(latin)


def _runs(own: Sequence[_Word], strong: set[int], weak: set[int]) -> Iterator[Span]:
    """Join neighbours, one character apart; what is only weak counts beside what is strong."""
    run: list[int] = []
    for at in [*sorted(strong | weak), len(own) + 1]:  # the last is no word, and ends the last run
        if run and (at != run[-1] + 1 or own[at].start - own[run[-1]].end > 1):
            if strong & set(run):
                yield Span(own[run[0]].start, own[run[-1]].end)
            run = []
        run.append(at)


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text, folded, with the places where they stand; accents belong to their letter."""
    letters: list[str] = []
    start = end = 0
    for at, character in enumerate(f"{text} "):
        folded = _folded(character)
        if folded is None:
            if letters:
                yield _Word(unicodedata.normalize("NFC", "".join(letters)), start, end)
            letters = []
        elif folded or letters:
            start = start if letters else at
            letters.append(folded)
            end = at + 1


@lru_cache(maxsize=8192)
def _folded(character: str) -> str | None:
    """Return what a character adds to a folded word; None where it ends one."""
    folded = fold(character)
    return None if folded == " " else folded.replace(" ", "")
