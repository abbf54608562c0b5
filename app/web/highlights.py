"""Texts with marks: a document's, cut at the words its claims quote; any, at the words searched for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from app.domain.highlights import Span
from app.domain.model import Claim

EXCERPT: Final = 320
"""Characters of a long text that are shown around the first word found."""

_BEFORE: Final = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text.

    `claims` are the numbers, from 1, of the claims that quote it; `starts` and `ends` of those whose quote
    starts or ends with it.
    """

    text: str
    claims: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces(text: str, claims: Sequence[Claim]) -> tuple[Piece, ...]:
    """Cut `text` at every quote's ends; quotes may overlap. A quote without offsets is looked for.

    Claims are numbered in the order given. A quote that is not in the text marks nothing.
    """
    spans = {number: span for number, claim in enumerate(claims, 1) if (span := _span(text, claim))}
    cuts = sorted({0, len(text), *(cut for span in spans.values() for cut in span)})
    return tuple(
        Piece(
            text[start:end],
            tuple(number for number, (first, last) in spans.items() if first <= start and end <= last),
            tuple(number for number, (first, _) in spans.items() if first == start),
            tuple(number for number, (_, last) in spans.items() if last == end),
        )
        for start, end in pairwise(cuts)
    )


def _span(text: str, claim: Claim) -> tuple[int, int] | None:
    quote = claim.quote
    if quote is None or not quote.text:
        return None
    if quote.start is not None and quote.end is not None and text[quote.start : quote.end] == quote.text:
        return quote.start, quote.end
    start = text.find(quote.text)
    return None if start < 0 else (start, start + len(quote.text))


def highlighted(text: str, spans: Sequence[Span]) -> Markup:
    """Return a text as HTML with stretches of it marked; a long one is cut to what is around the first."""
    start, end = _excerpt(text, spans)
    said, at = Markup("{}").format("…" if start else ""), start
    for span in spans:
        if start <= span.start and span.end <= end:
            said += Markup("{}<mark>{}</mark>").format(text[at : span.start], text[span.start : span.end])
            at = span.end
    return said + text[at:end] + ("…" if end < len(text) else "")


def _excerpt(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """Return from where to where a text is shown: whole words."""
    if len(text) <= EXCERPT or not spans:
        return 0, min(len(text), EXCERPT)
    start = text.rfind(" ", 0, max(spans[0].start - _BEFORE, 0)) + 1
    end = max(text.rfind(" ", 0, start + EXCERPT), spans[0].end)
    return start, len(text) if start + EXCERPT >= len(text) else end
