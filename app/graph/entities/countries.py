"""Keeping the nodes of all countries in step with the committed table of `app.domain.places.countries`.

Countries are never created by a claim, so their names need no locks and no nodes of their own: they are
looked up in the table, in memory. Names that people add to a country are kept in the graph like those of any
other entity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.names import search_forms
from app.domain.places.countries import CLOSEST, TABLE, Countries, Country, closest, named, table
from app.domain.vocabulary import Kind
from app.graph.connection import Graph
from app.graph.entities import names

__all__ = ["CLOSEST", "TABLE", "Countries", "Country", "closest", "named", "seed", "table"]


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
