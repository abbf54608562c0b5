"""The brackets behind a figure or a place: what it is under, who else there is, and its parts.

    bracket = "(" item { ";" item } ")"
    item    = narrower places | more people | when it was | a part of the whole | more about the whole

A part is a claim of its own beside the whole. A note is no part of the claim; its words are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.vocabulary import PLANNED_STATUSES, Category, Status
from app.importers.factbook_deployments.asides import aside
from app.importers.factbook_deployments.dates import take_date
from app.importers.factbook_deployments.drafts import Draft
from app.importers.factbook_deployments.figures import take_figure
from app.importers.factbook_deployments.missions import take_frames
from app.importers.factbook_deployments.places import take_place, take_places
from app.importers.factbook_deployments.tokens import Cursor

_NOTES = ("note -", "note :", "note")


@dataclass(slots=True)
class Read:
    """What was read of a statement or an item: claims, those of its brackets' parts, and notes."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    parts: list[Draft] = field(default_factory=list[Draft])
    asides: list[str] = field(default_factory=list[str])


Reader = Callable[[Cursor, Draft, bool], Read | None]
"""Reads an item as a statement about a draft, or about parts of a whole; None where it is not understood."""


class Bracket:
    """Reads one bracket behind the claim `whole`, which it changes; `found` are its parts and notes."""

    def __init__(self, whole: Draft, reader: Reader) -> None:
        self.found = Read()
        self._whole, self._reader = whole, reader
        self._noting = False

    def read(self, inside: Cursor) -> bool:
        """Read all items; False where one is not understood."""
        return all(self._item(item) for item in inside.split(";"))

    def _item(self, item: Cursor) -> bool:
        if self._narrowed(item) or self._police(item) or self._period(item):
            return True
        if item.take_any(_NOTES) or self._noting:
            self._noting = True
            return self._parts(item) if "to send" in item.words else self._note(item)
        return self._parts(item) if self._is_part(item) else self._about(item, self._whole) is not None

    def _note(self, item: Cursor) -> bool:
        if self._police(item):
            return True
        self.found.asides.append(item.rest)
        return aside(item.words) is not None

    def _narrowed(self, item: Cursor) -> bool:
        """Read the countries of a region, or a country's other name: "Middle East (Iraq/Jordan/Syria)"."""
        start = item.at
        including = item.take_any(("including", "includes"))
        places = take_places(item)
        if not places or not item.done or any(place.narrow for place in places):
            item.at = start
            return False
        if including:
            self._whole.add_places(places)
        else:
            self._whole.places = list(places)
        return True

    def _police(self, item: Cursor) -> bool:
        """Read police beside the troops: "plus about 200 police", "also has about 300 police deployed …"."""
        start, figure = item.at, self._whole.figure
        take_place(item)
        how = item.take_any(("plus", "also has deployed", "also has"))
        more = take_figure(item) if how and figure else None
        item.take_any(("deployed to", "to"))
        take_frames(item, self._whole.places)
        if figure is None or more is None or not item.done:
            item.at = start
            return False
        self._whole.figure = figure.plus(more)
        return True

    def _period(self, item: Cursor) -> bool:
        """Read when it was, where that is over: "2011-December 2024"."""
        start = item.at
        since = take_date(item)
        until = take_date(item) if since and item.take("-") else None
        if until is None or not item.done:
            item.at = start
            return False
        whole = self._whole
        whole.since, whole.until, whole.status = since, until, Status.ENDED
        return True

    def _is_part(self, item: Cursor) -> bool:
        if self._whole.figure is None:
            return False
        start = item.at
        item.take_any(("includes", "including", "an additional"))
        part = take_figure(item) is not None or item.take_any(("the remainder", "mostly in", "plans to send"))
        item.at = start
        return bool(part)

    def _parts(self, item: Cursor) -> bool:
        """Read a part of the whole, or several, as claims of their own."""
        item.take_any(("includes", "including"))
        item.take("an additional")
        read = self._about(item, self._whole.part())
        if read is None:
            return False
        self._mix(read.drafts)
        self.found.parts += read.drafts
        return True

    def _mix(self, parts: Sequence[Draft]) -> None:
        """Let the whole count whomever its parts count: what holds police is no figure of troops alone."""
        whole = self._whole.figure
        present = [part.figure for part in parts if part.figure and part.status not in PLANNED_STATUSES]
        if whole is not None and any(part.category != whole.category for part in present):
            self._whole.figure = replace(whole, category=Category.MIXED)

    def _about(self, item: Cursor, draft: Draft) -> Read | None:
        of_parts = draft is not self._whole
        read = self._reader(item, draft, of_parts)
        if read is None or (len(read.drafts) > 1 and not of_parts):
            return None
        self.found.parts += read.parts
        self.found.asides += read.asides
        return read
