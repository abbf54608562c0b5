"""The places of the data set: countries as the committed table has them, and what is no country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.names import normalise
from app.domain.places import countries
from app.domain.vocabulary import Kind
from app.importers.factbook_deployments.tokens import Cursor

_LONGEST: Final = 7
"""Tokens of the longest name: "Central African Republic", "Dutch territories in the Caribbean"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a region under its one name; `narrow`: a part of a country, told beside it as a note."""

    kind: Kind
    name: str
    narrow: bool = False


_REGIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "Abyei": (),
    "Africa": (),
    "Asia": (),
    "Asia-Pacific": ("Asia-Pacific region",),
    "Baltic States": ("Baltics",),
    "Diego Garcia": (),
    "Dutch Caribbean": ("Dutch territories in the Caribbean",),
    "East Africa": (),
    "East Asia": (),
    "Eastern Europe": (),
    "Europe": ("European theater",),
    "French West Indies": (),
    "Golan Heights": (),
    "Mediterranean Sea": ("Mediterranean",),
    "Middle East": (),
    "Nagorno-Karabakh": ("area in and around Nagorno-Karabakh",),
    "Sahel": (),
    "Seas off the Horn of Africa": ("waters off of the Horn of Africa", "seas off the Horn of Africa"),
    "Seas off the Arabian Peninsula": ("Arabian Peninsula",),
    "Southwest Asia": (),
    "sub-Saharan Africa": (),
    "West Africa": (),
    "World": ("overseas", "worldwide", "around the world", "around the globe"),
}
"""Regions and seas, each with the other names the data set has for it."""

_NARROW: Final[Mapping[str, tuple[str, ...]]] = {
    "Borno State": (),
    "Crimea": (),
    "Guantanamo Bay": ("Guatanamo Bay",),
    "Somaliland": (),
    "Transnistria": ("Trannistria",),
}
"""Parts of a country that stand in a bracket behind it, misspellings included."""

_IN_COUNTRY: Final[Mapping[str, str]] = {"Eritrean port of Assab": "Eritrea"}
"""Places that stand for the country they are in."""

WORLD: Final = Place(Kind.REGION, "World")


def _table() -> Mapping[str, Place]:
    rows = [(names, False) for names in _REGIONS.items()] + [(names, True) for names in _NARROW.items()]
    regions = {
        normalise(text): Place(Kind.REGION, name, narrow)
        for (name, others), narrow in rows
        for text in (name, *others)
    }
    return regions | {normalise(text): Place(Kind.COUNTRY, name) for text, name in _IN_COUNTRY.items()}


_BY_NAME: Final = _table()


@lru_cache(maxsize=4096)
def named(text: str) -> Place | None:
    """Return the place of this name; None for what is none, or could be two."""
    region = _BY_NAME.get(normalise(text).removeprefix("the "))
    if region is not None:
        return region
    # In a list, the comma is never part of a name: "Kosovo, the Netherlands".
    ids = () if "," in text else countries.named(text)
    if len(ids) != 1 or not text[:1].isupper():
        return None
    country = countries.table().by_id[ids[0]]
    return None if _is_code_or_demonym(text, country) else Place(Kind.COUNTRY, country.ref.name)


def _is_code_or_demonym(text: str, country: countries.Country) -> bool:
    """Whether it only means the country: "French", or CAF, which is also Canada's armed forces."""
    key = normalise(text)
    if key in {normalise(name.text) for name in country.names}:
        return False
    return key == country.alpha3.casefold() or key in {normalise(word) for word in country.demonyms}


def is_people_of(text: str, country: str) -> bool:
    """Say whether the word is the adjective of the country of this name: "Swedish", "British"."""
    ids = countries.named(text)
    return len(ids) == 1 and countries.table().by_id[ids[0]].ref.name == country


def take_place(cursor: Cursor) -> Place | None:
    """Read the longest name of a place that comes next, with its article."""
    start = cursor.at
    cursor.take("the")
    following = cursor.peek()
    longest = _LONGEST if following is not None and following.sort == "word" else 0
    for count, text in cursor.ahead(longest):
        if (place := named(text)) is not None:
            cursor.at += count
            return place
    cursor.at = start
    return None


def take_places(cursor: Cursor) -> tuple[Place, ...]:
    """Read places joined by strokes, commas and "and"; () where none comes next. None is named twice."""
    found: dict[Place, None] = {}
    start = cursor.at
    while (place := take_place(cursor)) is not None:
        found[place] = None
        start = cursor.at
        if cursor.take_any((", and", "and", ",", "/")) is None:
            return tuple(found)
    cursor.at = start
    return tuple(found)
