"""Normalising, comparing and shortening names, in any script.

Two questions are kept apart. *Is it the same name?* is answered by `normalise`: equal or not, and the script
is kept, since a transliteration loses too much to say that two things are one. *Is it perhaps the same?* is
answered by `transliterate` and `similar`, for search and for suggestions that a person decides on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz import fuzz

NAME_LENGTH: Final = 300
"""The longest name an entity may have, in code points, as written and as normalised."""

SLUG_LENGTH: Final = 80
"""The longest slug, in characters."""

SUBSET_WEIGHT: Final = 0.9
"""What it counts that all words of one name stand in the other: much ("Wagner", "Wagner Group"), not all."""

ARTICLES: Final = frozenset({"the", "la", "le", "les", "l", "el", "los", "las", "o", "a", "os", "as"})
"""Words that may stand before a country's name in English, French, Spanish and Portuguese."""

_MARKS_OF_LETTERS: Final = frozenset({0, 7, 8, 9, *range(84, 133)})
"""Combining classes of marks that make another letter (Indic vowels, nukta, kana voicing, Thai vowels);
all other marks are accents, points and tone signs."""

_VARIANTS: Final = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",  # Arabic and Persian keyboards differ in these
        "ـ": None,  # Arabic lengthening stroke
        "ʾ": None, "ʿ": None, "ʹ": None, "ʺ": None,  # signs of scholarly transliteration, mostly left out
        "ʻ": " ", "ʼ": " ", "ˈ": " ",  # letters to Unicode, apostrophes to everybody
    }
)  # fmt: skip

_INITIALS: Final = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b(?:\.(?!\w))?")
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """Return the form in which two spellings of one name are equal, or "" where no letter or digit is left.

    Case, accents, punctuation, symbols, dots of initials ("U.S.A.") and the width of characters are folded;
    words are separated by one space; letters stay in their script.
    """
    joined = _INITIALS.sub(lambda found: found[0].replace(".", ""), unicodedata.normalize("NFKC", text))
    plain = unicodedata.normalize("NFC", _folded(joined))
    return " ".join(plain.translate(_VARIANTS).split())


def fold(character: str) -> str:
    """Return what one character of a text adds to its normalised form.

    A blank for what parts words, "" for a mark that falls away.
    """
    return _folded(unicodedata.normalize("NFKC", character)).translate(_VARIANTS)


def _folded(text: str) -> str:
    return "".join(_fold(character) for character in unicodedata.normalize("NFKD", text.casefold()))


def _fold(character: str) -> str:
    """Return what one decomposed character adds to a normalised name."""
    if "a" <= character <= "z":
        return character
    category = unicodedata.category(character)
    if category[0] == "M":
        return character if unicodedata.combining(character) in _MARKS_OF_LETTERS else ""
    if category[0] == "L":
        latin = character > "\x7f" and unicodedata.name(character, "").startswith("LATIN ")
        return "".join(filter(str.isalnum, anyascii(character))).lower() if latin else character
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return "" if category == "Cf" else " "


def without_article(normalised: str) -> str:
    """Return a normalised country name without its article, if it has one ("the gambia", "gambia the")."""
    first, _, rest = normalised.removesuffix(" the").partition(" ")
    return rest if rest and first in ARTICLES else " ".join(filter(None, (first, rest)))


@lru_cache(maxsize=16384)
def transliterate(text: str) -> str:
    """Return the normalised name in ASCII letters, words kept apart ("" where nothing is left).

    For finding, never for identity: Arabic loses its short vowels, Chinese its tones.
    """
    words = (_NOT_A_WORD.sub("", anyascii(word).lower()) for word in normalise(text).split())
    return " ".join(word for word in words if word)


def search_forms(names: Iterable[str]) -> tuple[str, ...]:
    """Return what an index should hold of these names: as normalised, and in ASCII where that differs."""
    forms = (form for name in names for form in (normalise(name), transliterate(name)))
    return tuple(dict.fromkeys(filter(None, forms)))


def slug(text: str) -> str:
    """Return a readable ASCII id: lower case, words joined by hyphens, at most `SLUG_LENGTH` characters.

    "" where the name normalises to nothing.
    """
    whole = transliterate(text).replace(" ", "-")
    if len(whole) <= SLUG_LENGTH:
        return whole
    head, _, _ = whole[: SLUG_LENGTH + 1].rpartition("-")
    return head or whole[:SLUG_LENGTH]


def similar(a: str, b: str) -> float:
    """Say how alike two names look, from 0.0 to 1.0; 1.0 means that they normalise to the same.

    Letters and order of words count; names in different scripts are compared in ASCII. Meant for a short
    list that an index found: it takes microseconds a pair.
    """
    left, right = normalise(a), normalise(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    one, other = transliterate(left)[:NAME_LENGTH], transliterate(right)[:NAME_LENGTH]
    whole = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    part = fuzz.token_set_ratio(one, other) * SUBSET_WEIGHT
    return min(max(whole, part) / 100, 0.99)
