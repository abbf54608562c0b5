"""Which entities a name leads to: the `(:Name {key})` nodes, and merges followed to what an entity is now.

A name is one node for each kind, shared by all entities of the kind that bear it, and unique by constraint:
that makes it the thing to lock before an entity is created under it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref
from app.domain.names import normalise
from app.domain.vocabulary import Kind
from app.graph.members import ref


def key(kind: Kind, name: str) -> str:
    """Return the key of a name's node."""
    return f"{kind}|{normalise(name)}"


# One record with all rows: the driver takes some 100 microseconds for each record, whatever is in it.
_ENTITIES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN collect([entity.id, entity.kind, entity.name, entity.merged_into]) AS rows
"""


async def canonical(tx: AsyncManagedTransaction, ids: Iterable[str]) -> dict[str, Ref]:
    """Return for each of these ids the entity it stands for now; unknown ids are left out."""
    found: dict[str, Ref] = {}
    merged: dict[str, str] = {}
    asked = set(ids)
    while asked:
        record = await (await tx.run(_ENTITIES, ids=sorted(asked))).single(strict=True)
        for id_, kind, name, merged_into in record["rows"]:
            found[id_] = ref(id_, kind, name)
            if merged_into:
                merged[id_] = merged_into
        asked = set(merged.values()) - found.keys()
    return {id_: found[_last(id_, merged)] for id_ in found}


def _last(id_: str, merged: Mapping[str, str]) -> str:
    """Follow merges to the end; a ring, which no judgement should make, ends at its smallest id."""
    seen = {id_}
    while (following := merged.get(id_)) is not None:
        if following in seen:
            return min(seen)
        seen.add(id_ := following)
    return id_


_BEARERS: Final[LiteralString] = """
UNWIND $keys AS key
MATCH (:Name {key: key})<-[:NAMED]-(entity:Entity)
RETURN collect([key, entity.id, entity.kind, entity.name, entity.merged_into]) AS rows
"""


async def bearers(tx: AsyncManagedTransaction, keys: Collection[str]) -> dict[str, tuple[Ref, ...]]:
    """Return the entities that bear each of these names, as they are now, in order of id.

    Names that nobody bears are left out; a name of two entities that were merged leads to one.
    """
    if not keys:
        return {}
    record = await (await tx.run(_BEARERS, keys=sorted(keys))).single(strict=True)
    now = await canonical(tx, [id_ for _, id_, _, _, merged_into in record["rows"] if merged_into])
    found: dict[str, set[Ref]] = {}
    for name, id_, kind, shown, _ in record["rows"]:
        found.setdefault(name, set()).add(now.get(id_) or ref(id_, kind, shown))
    return {name: tuple(sorted(refs)) for name, refs in found.items()}


# Setting a property, also to what it was, takes the node's write lock; MERGE only reads a node that exists.
_LOCK: Final[LiteralString] = """
UNWIND $keys AS key
MERGE (name:Name {key: key})
ON CREATE SET name.locked = true
ON MATCH SET name.locked = true
"""


async def lock(tx: AsyncManagedTransaction, keys: Collection[str]) -> None:
    """Lock these names until the transaction ends, in sorted order, so that nobody waits in a ring.

    Whoever reads the bearers of a name after this sees every entity that others created under it.
    """
    await (await tx.run(_LOCK, keys=sorted(keys))).consume()
