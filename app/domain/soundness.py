"""What no claim may say, however well it is formed: rules of time, of numbers and of quoted words.

Each rule is one function that answers with a sentence for a person, or None. They are asked of what is sent;
what was recorded before there were such rules stays, and `broken` says which of them it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from app.domain.dates import parse_single
from app.domain.model import LOSSES, Claim, Count, Quote
from app.domain.vocabulary import PLANNED_STATUSES, Status

_YEAR: Final = re.compile(r"(?<![0-9])([0-9])[0-9][0-9X][0-9X]")
_DAY: Final = timedelta(days=1)


class Rule(StrEnum):
    """A rule that a claim may break."""

    YEARS = "years"
    LATER = "later"
    AHEAD = "ahead"
    ORDER = "order"
    PARTS = "parts"
    WORDS = "words"


RULES: Final[Mapping[Rule, str]] = MappingProxyType(
    {
        Rule.YEARS: "with a date outside the years 1000 to 2999",
        Rule.LATER: "observed after the document was published",
        Rule.AHEAD: "dated after tomorrow",
        Rule.ORDER: "with a range or a time that ends before it begins",
        Rule.PARTS: "with parts of a figure that add up to more than the figure",
        Rule.WORDS: "with a quote that the text of the document has not",
    }
)
"""What claims are that break a rule, to be said behind their number."""


class Said(NamedTuple):
    """What a rule has against a claim, and where: the field, as a pointer into its body."""

    pointer: str
    sentence: str


def usual_years(edtf: str) -> str | None:
    """Say what is wrong with the years of a date that can be read: they are 1000 to 2999."""
    if all(first in "12" for first in _YEAR.findall(edtf)):
        return None
    return f"“{edtf}” is not a usable date: the years are 1000 to 2999."


def observed_by(
    published: str | None, status: Status, *, valid_from: str | None, as_of: str | None
) -> Iterator[Said]:
    """Yield where an actual claim is observed after the last day on which its document may be published.

    Nothing of a plan: that speaks of what is to come.
    """
    if published is None or status in PLANNED_STATUSES:
        return
    last = parse_single(published).latest
    for pointer, given, what in (("/as_of", as_of, "was observed"), ("/valid/from", valid_from, "begins")):
        if given and parse_single(given).earliest > last:
            yield Said(pointer, f"It {what} ({given}) after the document was published ({published}).")


def published_by(published: str | None, today: date) -> str | None:
    """Say so where a document is dated after tomorrow, the last day it is anywhere on Earth."""
    if published is None or not _is_ahead(published, today):
        return None
    return f"The document is dated {published}, and today is {today.isoformat()}."


def observed_ahead(as_of: str | None, today: date) -> str | None:
    """Say so where a claim of an undated document is as of a time that begins after tomorrow."""
    if as_of is None or not _is_ahead(as_of, today):
        return None
    return f"It was observed ({as_of}) after tomorrow; today is {today.isoformat()}."


def ordered(numbers: Iterable[int | None]) -> bool:
    """Say whether a range is in order: `min`, `best` and `max`, where given."""
    given = [number for number in numbers if number is not None]
    return given == sorted(given)


def in_time(valid_from: str | None, valid_to: str | None) -> str | None:
    """Say so where a time ends before it can have begun."""
    if not valid_from or not valid_to:
        return None
    if parse_single(valid_from).earliest <= parse_single(valid_to).latest:
        return None
    return f"It ends ({valid_to}) before it begins ({valid_from})."


def added_up(parts: Iterable[int], best: int | None, most: int | None) -> str | None:
    """Say so where the parts of a figure add up to more than the figure: its maximum, else its best."""
    whole = best if most is None else most
    total = sum(parts)
    if whole is None or total <= whole:
        return None
    return f"The parts add up to {total:,}, which is more than the figure ({whole:,})."


def quoted(words: str, start: int | None, end: int | None, text: str) -> str | None:
    """Say so where a text has not these words: between the offsets, where given, else anywhere."""
    if start is None or end is None:
        return None if words in text else "The document's text has no such words."
    return None if text[start:end] == words else "The document's text has other words between these offsets."


def broken(claim: Claim, text: str | None, today: date) -> frozenset[Rule]:
    """Return the rules that a recorded claim breaks; `text` is its document's, None where none is kept."""
    return frozenset(_broken(claim, text, today))


def _broken(claim: Claim, text: str | None, today: date) -> Iterator[Rule]:
    document = claim.document
    dates = (claim.valid_from, claim.valid_to, claim.as_of, document.published, document.accessed)
    if any(usual_years(each) for each in dates if each):
        yield Rule.YEARS
    observed = {"valid_from": claim.valid_from, "as_of": claim.as_of}
    if any(observed_by(document.published, claim.status, **observed)):
        yield Rule.LATER
    undated = document.published is None
    if published_by(document.published, today) or (undated and observed_ahead(claim.as_of, today)):
        yield Rule.AHEAD
    ranges = [(each.min, each.best, each.max) for each in _figures(claim)]
    if not all(map(ordered, ranges)) or in_time(claim.valid_from, claim.valid_to):
        yield Rule.ORDER
    figure = claim.personnel
    if figure and added_up((number for _, number in figure.by_category), figure.best, figure.max):
        yield Rule.PARTS
    if claim.quote and text is not None and _is_misquoted(claim.quote, text):
        yield Rule.WORDS


def _figures(claim: Claim) -> Iterator[Count]:
    losses = [getattr(claim.losses, loss, None) for loss in LOSSES]
    yield from (each for each in (claim.personnel, claim.trained, *losses) if each is not None)


def _is_misquoted(quote: Quote, text: str) -> bool:
    return quoted(quote.text, quote.start, quote.end, text) is not None


def _is_ahead(edtf: str, today: date) -> bool:
    return parse_single(edtf).earliest > today + _DAY
