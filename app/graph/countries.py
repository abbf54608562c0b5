"""All countries: the committed table, finding one by name in it, and keeping the graph's nodes in step.

The table is `data/countries.json`, made by `tools/make_countries.py`: ISO 3166-1 and Kosovo, with codes,
names in seven languages, common and former names, abbreviations and demonyms. Countries are never created by
a claim, so their names need no locks and no nodes of their own: they are looked up here, in memory. Names
that people add to a country are kept in the graph like those of any other entity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction
from rapidfuzz import fuzz, process

from app.domain.model import Name, Ref
from app.domain.names import NAME_LENGTH, normalise, search_forms, transliterate, without_article
from app.domain.vocabulary import Kind
from app.graph import names
from app.graph.connection import Graph

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


async def seed(graph: Graph) -> None:
    """Bring the countries of the graph in step with the table. Idempotent; does nothing where they are.

    To be run once the constraints exist. Names that people added stay.
    """
    await graph.write(_seed)


_SEEDED: Final[LiteralString] = """
MERGE (table:Table {name: 'countries'})
RETURN table.digest AS digest
"""

_ADDED: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (country:Entity {id: id})-[:NAMED]->(name:Name)
WITH country, collect(name.key) AS keys
RETURN country.id AS id, country.names AS names, country.name_languages AS languages, keys
"""

# Two writers at once would write the same: the second waits for the first at the table's node.
_SEED: Final[LiteralString] = """
MATCH (table:Table {name: 'countries'})
SET table.digest = $digest
WITH table UNWIND $rows AS row
MERGE (country:Entity {id: row.id})
SET country:Country, country += row, country.version = coalesce(country.version, 0) + 1
"""


async def _seed(tx: AsyncManagedTransaction) -> None:
    """Write all countries where the table differs from what was written last."""
    rows = [_properties(country) for country in table().by_id.values()]
    digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    present = (await (await tx.run(_SEEDED)).single(strict=True))["digest"]
    if present == digest:
        return
    if present is not None:
        by_id = {row["id"]: row for row in rows}
        async for added in await tx.run(_ADDED, ids=list(by_id)):
            _keep_added(by_id[added["id"]], added["names"], added["languages"], set(added["keys"]))
    await (await tx.run(_SEED, rows=rows, digest=digest)).consume()


def _properties(country: Country) -> dict[str, Any]:
    """Return the node's properties as the table has them."""
    return {
        "id": country.ref.id,
        "kind": Kind.COUNTRY.value,
        "name": country.ref.name,
        "names": [name.text for name in country.names],
        "name_languages": [name.language or "" for name in country.names],
        "demonyms": list(country.demonyms),
        "search": list(country.forms),
        "alpha2": country.alpha2,
        "alpha3": country.alpha3,
        "m49": country.m49,
    }


def _keep_added(row: dict[str, Any], texts: Sequence[str], languages: Sequence[str], added: set[str]) -> None:
    """Put the names that people added, known by their `(:Name)` nodes, behind those of the table."""
    listed = set(zip(row["names"], row["name_languages"], strict=True))
    for text, language in zip(texts, languages, strict=True):
        if names.key(Kind.COUNTRY, text) in added and (text, language) not in listed:
            row["names"].append(text)
            row["name_languages"].append(language)
            row["search"] = list(dict.fromkeys([*row["search"], *search_forms([text])]))
