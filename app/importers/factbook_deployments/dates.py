"""Dates of the data set, as EDTF: "(June 2020)", "mid-2021", "(2019 est.)", "(2020-2021)"."""

from __future__ import annotations

import re
from typing import Final

from app.importers.factbook_deployments.tokens import Cursor, folded

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS: Final = {"spring": "21", "summer": "22", "fall": "23", "autumn": "23", "winter": "24"}
_PARTS: Final = {"mid-early": "03~", "early": "02~", "mid": "06~", "late": "11~"}
"""What part of a year is taken for which month: about the middle of it, and marked approximate."""

_DATE: Final = re.compile(
    r"(?:(?P<part>mid-early|early|mid|late)[- ]|(?P<word>[a-z]+)\.?,? (?:of )?)?(?P<year>(?:19|20)[0-9]{2})"
    r"(?P<later>\s?[-–]\s?(?:[0-9]{2})?[0-9]{2})?(?P<about> est\.?)?"
)
_LONGEST: Final = 7
"""Tokens of the longest date: "Dec", ".", "2019"; "the", "Fall", "of", "2020"."""


def date_of(text: str) -> str | None:
    """Return a date as EDTF, None where the words are none.

    Of two years the later, marked approximate: what was compiled over both is of neither alone. So is an
    estimate.
    """
    found = _DATE.fullmatch(folded(" ".join(text.split())).removeprefix("the "))
    if found is None:
        return None
    if found["later"]:
        digits = re.sub(r"\D", "", found["later"])
        year = found["year"][: 4 - len(digits)] + digits
        return f"{year}~" if year >= found["year"] and found["word"] is None else None
    about = "~" if found["about"] else ""
    if found["part"]:
        return f"{found['year']}-{_PARTS[found['part']]}"
    if (word := found["word"]) is None:
        return found["year"] + about
    if word in _SEASONS:
        return f"{found['year']}-{_SEASONS[word]}"
    month = _month(word)
    return f"{found['year']}-{month:02}{about}" if month else None


def _month(word: str) -> int | None:
    """Return the number of a month, written out or cut short to three letters or more."""
    fits = [month.startswith(word) for month in _MONTHS] if len(word) > 2 else []
    return fits.index(True) + 1 if True in fits else None


def take_date(cursor: Cursor) -> str | None:
    """Read the longest date that comes next."""
    start = cursor.at
    cursor.take("the")
    for count, text in cursor.ahead(_LONGEST):
        if (date := date_of(text)) is not None:
            cursor.at += count
            return date
    cursor.at = start
    return None
