"""One line of the data set: its segments, what each was understood as, and of when it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.bodies.claim import MOST_OBJECTS
from app.importers.factbook_deployments.asides import aside
from app.importers.factbook_deployments.clause import Clause, Scene
from app.importers.factbook_deployments.dates import date_of
from app.importers.factbook_deployments.drafts import Draft
from app.importers.factbook_deployments.segments import Segment, segments
from app.importers.factbook_deployments.tokens import Cursor, tokens

_LONGEST_DATE: Final = 24
"""Characters of a date in its bracket."""
_MOST_FRAMES: Final = 6
_NOTES: Final = (
    *("note ( s ) -", "note ( s ) :", "note 1 :", "note 2 :", "note -", "note :"),
    *("in addition ,", "as well as"),
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A segment and what it says: claims in the making, of when they are, and remarks that make none.

    `as_of` is the date in a bracket at the end of this segment or of the next that has one, else None.
    """

    segment: Segment
    drafts: tuple[Draft, ...]
    asides: tuple[tuple[str, str], ...]
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Obscure:
    """A segment that was not understood; nothing of it counts."""

    segment: Segment


def read_line(text: str, deployer: str) -> list[Understood | Obscure]:
    """Read a line whose forces are those of `deployer`, a country by its name in the table of countries."""
    scene = Scene(deployer)
    found = segments(text)
    dated = [_without_date(segment) for segment in found]
    dates = _carried_back([date for _, date in dated])
    return [
        _segment(text, segment, end, date, scene)
        for segment, (end, _), date in zip(found, dated, dates, strict=True)
    ]


def _without_date(segment: Segment) -> tuple[int, str | None]:
    """Return where the words end before a date in a last bracket, and the date as EDTF."""
    words = segment.text
    opens = words.rfind("(", -_LONGEST_DATE)
    date = date_of(words[opens:].strip("() ")) if opens >= 0 and words.endswith(")") else None
    return (segment.start + opens, date) if date else (segment.end, None)


def _carried_back(dates: Sequence[str | None]) -> list[str | None]:
    carried: list[str | None] = []
    after: str | None = None
    for date in reversed(dates):
        after = date or after
        carried.append(after)
    return carried[::-1]


def _segment(text: str, segment: Segment, end: int, date: str | None, scene: Scene) -> Understood | Obscure:
    row = tokens(text, segment.start, end)
    cursor = Cursor(text, row)
    while cursor.take_any(_NOTES):
        pass
    if cursor.done:
        return Understood(segment, (), (), date)
    if reason := aside(cursor.words):
        return Understood(segment, (), ((segment.text, reason),), date)
    read = Clause(cursor, scene).read()
    if read is None:
        return Obscure(segment)
    drafts = tuple(draft for draft in (*read.drafts, *read.parts) if draft.says_something)
    if not drafts or not all(_fits(draft, scene.deployer) for draft in drafts):
        return Obscure(segment)
    scene.last = drafts[0]
    asides = tuple((words, aside_reason(words)) for words in read.asides)
    return Understood(segment, drafts, asides, date)


def _fits(draft: Draft, deployer: str) -> bool:
    """Whether a claim can be made of it: nobody is deployed to themselves, and a claim is not endless."""
    elsewhere = all(place.name != deployer for place in draft.places)
    return elsewhere and len(draft.places) <= MOST_OBJECTS and len(draft.frames) <= _MOST_FRAMES


def aside_reason(words: str) -> str:
    """Return why no claim is made of a note in a bracket."""
    return (
        aside(Cursor(words, tokens(words, 0, len(words))).words) or "It explains the statement it stands in"
    )
