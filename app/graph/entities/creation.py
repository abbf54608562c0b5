"""Creating entities: locks first, then a second look, then ids that nobody has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, LiteralString, NamedTuple

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref
from app.domain.names import search_forms, slug
from app.domain.vocabulary import Kind
from app.graph.entities import names

FIRST_SUFFIX: Final = 2
"""The second entity of a slug is `mali-2`."""


class Named(NamedTuple):
    """A name that an entity of a kind should have."""

    kind: Kind
    name: str

    @property
    def key(self) -> str:
        """The key of the name's node."""
        return names.key(self.kind, self.name)


async def create(
    tx: AsyncManagedTransaction, missing: Mapping[str, Named]
) -> tuple[dict[str, Ref], dict[str, tuple[Ref, ...]]]:
    """Create an entity under each of these keys, unless another writer did so by now.

    Returns what was created, and what others had created, both by key. Of many writers who miss the same
    name at once, one creates the entity; the others wait for its transaction and find it.
    """
    await names.lock(tx, missing.keys())
    found = await names.bearers(tx, missing.keys())
    return await _make(tx, {key: named for key, named in missing.items() if key not in found}), found


async def _make(tx: AsyncManagedTransaction, missing: Mapping[str, Named]) -> dict[str, Ref]:
    """Create an entity under each of these locked names, with the first id that is free."""
    bases = {key: slug(missing[key].name) or missing[key].kind.lower() for key in sorted(missing)}
    first = {base: key for key, base in reversed(bases.items())}
    made = await _merge(tx, [(base, missing[key]) for base, key in sorted(first.items())])
    for key, base in bases.items():
        while key not in made:
            made |= await _merge(tx, [(await _free(tx, base), missing[key])])
    return made


# Another writer may take an id between the look and the write. MERGE then waits for it and finds its node;
# only a node without a kind is one that this statement has made.
_MERGE: Final[LiteralString] = """
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
WITH entity, row WHERE entity.kind IS NULL
SET entity:$(row.kind), entity.kind = row.kind, entity.name = row.name, entity.names = [row.name],
    entity.name_languages = [''], entity.search = row.search, entity.version = 1
WITH entity, row
MATCH (name:Name {key: row.key})
CREATE (entity)-[:NAMED]->(name)
RETURN row.key AS key
"""


async def _merge(tx: AsyncManagedTransaction, wanted: Sequence[tuple[str, Named]]) -> dict[str, Ref]:
    """Create entities with these distinct ids, in their order; return, by key, those whose id was free."""
    refs = {named.key: Ref(id_, named.kind, named.name.strip()) for id_, named in wanted}
    rows = [
        {"id": ref.id, "key": key, "kind": ref.kind, "name": ref.name, "search": search_forms([ref.name])}
        for key, ref in refs.items()
    ]
    return {row["key"]: refs[row["key"]] async for row in await tx.run(_MERGE, rows=rows)}


_FREE: Final[LiteralString] = """
UNWIND range($first, 1000000) AS n
OPTIONAL MATCH (entity:Entity {id: $base + '-' + n})
WITH n, entity WHERE entity IS NULL
RETURN $base + '-' + n AS id LIMIT 1
"""


async def _free(tx: AsyncManagedTransaction, base: str) -> str:
    """Return the first id of this slug that is not taken."""
    row = await (await tx.run(_FREE, base=base, first=FIRST_SUFFIX)).single(strict=True)
    return str(row["id"])
