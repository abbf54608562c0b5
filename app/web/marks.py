"""The small marks of status and evidence: of which class, with which symbol, in which words. Pure.

Templates ask here (as `mark`) what to draw, and only write it down (`templates/components/marks.html`).
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from app.domain.model import Claim
from app.domain.vocabulary import Certainty, Evidence, Stance, Status
from app.web import words
from app.web.look import lines

Width = Literal["", "one", "two"]
"""How many boxes wide the symbol is; "" for the round ones of a status."""


class Mark(NamedTuple):
    """A symbol and its words: the classes of the whole, the symbol's id in the page's sprite."""

    css: str
    symbol: str
    width: Width
    text: str


def status(value: Status, certainty: Certainty | None = None, hued: bool = True) -> Mark:
    """Return the mark of a status; `certainty` is that of the day shown, None where all times are.

    Only presence is `hued`: it alone carries the colour of its status.
    """
    hue = words.status_hue(value) if hued else "plain"
    glyph = words.status_glyph(value, certainty)
    return Mark(f"st st-{hue}", f"st-{glyph}", "", words.status(value, certainty))


def evidence(value: Evidence, sources: int, denials: int | None = None) -> Mark:
    """Return the mark of evidence with its counts, as `words.evidence` says them."""
    return _of_evidence(value, words.evidence(value, sources, denials))


def level(value: Evidence) -> Mark:
    """Return the mark of a level of evidence by itself, as a filter lists it."""
    return _of_evidence(value, words.say(f"explorer.evidence.{value.value}"))


def stance(claim: Claim) -> Mark:
    """Return the mark of what a claim says: that it denies, else the status that it affirms."""
    if claim.stance is Stance.DENIES:
        return _of_evidence(Evidence.DENIED, words.say("stance.denies"))
    return status(claim.status)


def standing(claim: Claim) -> Mark:
    """Return the mark of how a claim stands: retracted, or what it says."""
    if claim.retracted_at is not None:
        return Mark("st st-ended", "st-unknown", "", words.say("retracted"))
    return stance(claim)


class Line(NamedTuple):
    """A line as the picture draws it: its class, the name of its head, outlines of its end and its middle.

    `tip` is where the end is, of 32 pixels; `middle` is "" where there is nothing on it.
    """

    css: str
    head: str
    tip: int
    end: str
    middle: str


def line(value: Status | Evidence) -> Line:
    """Return the line of presence with a status, or of a relationship with such evidence."""
    table = lines()
    is_status = isinstance(value, Status)
    found: dict[str, str] = table["statuses" if is_status else "evidence"][value]
    head, mark = found.get("head", "arrow"), found.get("mark", "")
    css = f"st-{found['hue']}" if is_status else f"ev-{value.value}"
    middle = table["marks"][mark]["path"] if mark else ""
    return Line(css, head, 29 if head == "bar" else 32, table["heads"][head]["path"], middle)


_WIDTHS: Final[dict[Evidence, Width]] = {
    Evidence.CLAIMED: "one",
    Evidence.CORROBORATED: "two",
    Evidence.DISPUTED: "two",
    Evidence.DENIED: "one",
}


def _of_evidence(value: Evidence, text: str) -> Mark:
    return Mark(f"ev ev-{value.value}", f"ev-{value.value}", _WIDTHS[value], text)
