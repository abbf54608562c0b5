"""All countries: the committed table, and finding one by name in it.

The table is `data/countries.json`, made by `tools/make_countries.py`: ISO 3166-1 and Kosovo, with codes,
names in seven languages, common and former names, abbreviations and demonyms. Countries are never created by
a claim, so who reads a file can tell here, without the graph, what is a country and what is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz, process

from app.domain.model import Name, Ref
from app.domain.names import NAME_LENGTH, normalise, search_forms, transliterate, without_article
from app.domain.vocabulary import Kind

TABLE: Final = Path(__file__).parent / "data" / "countries.json"

CLOSEST: Final = 5
"""How many countries are offered where none has the name asked for."""


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the table. `m49` None: the UN gives it no number. `forms` are what search finds it by."""

    ref: Ref
    alpha2: str
    alpha3: str
    m49: str | None
    names: tuple[Name, ...]
    demonyms: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """The whole table: by id, by alpha-2 code, and the ids that bear each normalised name."""

    by_id: Mapping[str, Country]
    by_alpha2: Mapping[str, str]
    bearers: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def table() -> Countries:
    """Return the committed table, read once."""
    data = json.loads(TABLE.read_text(encoding="utf-8"))
    bearers: dict[str, set[str]] = {}
    shared: dict[str, list[str]] = {}
    for text, ids in data["ambiguous"].items():
        for id_ in ids:
            bearers.setdefault(normalise(text), set()).add(id_)
            shared.setdefault(id_, []).append(text)
    by_id: dict[str, Country] = {}
    for row in data["countries"]:
        texts = [*_texts(row), *row["variants"], *row["demonyms"], row["alpha3"]]
        for text in texts:
            bearers.setdefault(normalise(text), set()).add(row["id"])
        by_id[row["id"]] = _country(row, [*texts, row["alpha2"], *shared.get(row["id"], ())])
    return Countries(
        by_id,
        {country.alpha2: id_ for id_, country in by_id.items()},
        {key: tuple(sorted(ids)) for key, ids in bearers.items()},
    )


def _texts(row: Mapping[str, Any]) -> list[str]:
    return [text for texts in row["names"].values() for text in texts]


def _country(row: Mapping[str, Any], texts: Iterable[str]) -> Country:
    spoken = (Name(text, language) for language, texts in row["names"].items() for text in texts)
    return Country(
        Ref(row["id"], Kind.COUNTRY, row["name"]),
        row["alpha2"],
        row["alpha3"],
        row["m49"],
        tuple(spoken),
        tuple(row["demonyms"]),
        search_forms(texts),
    )


def named(text: str) -> tuple[str, ...]:
    """Return the ids of the countries of this name, demonym or alpha-3 code: none, one, or several.

    Several means that the name is ambiguous. Alpha-2 codes are no names: NG is Nigeria to ISO and Niger to
    the lists that use FIPS codes.
    """
    key = normalise(text)
    bearers = table().bearers
    return bearers.get(key) or bearers.get(without_article(key), ())


@lru_cache(maxsize=1024)
def closest(text: str, limit: int = CLOSEST) -> tuple[Ref, ...]:
    """Return the countries whose names look most like this one, best first. To offer, never to choose."""
    wanted = transliterate(text)[:NAME_LENGTH]
    found = process.extract(wanted, _ascii_names(), scorer=fuzz.ratio, limit=limit * 8, score_cutoff=60)
    ids = dict.fromkeys(id_ for _, _, key in found for id_ in table().bearers[key])
    return tuple(table().by_id[id_].ref for id_ in list(ids)[:limit])


@lru_cache(maxsize=1)
def _ascii_names() -> dict[str, str]:
    return {key: transliterate(key) for key in table().bearers}
