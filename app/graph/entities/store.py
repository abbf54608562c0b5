"""Entities: finding the one a reference means, creating it where nobody has that name, reading one.

Identity is by id, or by exact normalised name within a kind; anything vaguer is only suggested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString, NamedTuple

from neo4j import AsyncManagedTransaction

from app.domain.model import Entity, Name, Ref
from app.domain.names import NAME_LENGTH, normalise, search_forms
from app.domain.vocabulary import Kind
from app.errors import Fault, Invalid, Moved, NotFound
from app.graph.entities import coordinates, countries, creation, names
from app.graph.entities.creation import Named
from app.graph.relationship_types import TYPES
from app.graph.search import entities as search

INDEXES: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE",
    "CREATE CONSTRAINT name_key IF NOT EXISTS FOR (name:Name) REQUIRE name.key IS UNIQUE",
    "CREATE CONSTRAINT table_name IF NOT EXISTS FOR (table:Table) REQUIRE table.name IS UNIQUE",
)
"""What `app.graph.schema` creates for entities, their names and the table of countries."""

SUGGESTED: Final = 10
"""Up to how many created entities in one call come with candidates; a batch has nobody who reads them."""

CODES: Final = ("alpha2", "alpha3", "m49")
"""The properties that are codes given by others."""

_Refs = Mapping[str, tuple[Ref, ...]]


class Wanted(NamedTuple):
    """A reference in some input: an id, or a kind and a name. `pointer` says where it stands.

    `site` is where the entity of a name is, in WGS 84 degrees, latitude first.
    """

    pointer: str
    id: str | None = None
    kind: Kind | None = None
    name: str | None = None
    site: tuple[float, float] | None = None

    @property
    def named(self) -> Named | None:
        """The kind and name to look for; None where an id says it all, or one of the two is missing."""
        if self.id is not None or self.kind is None or self.name is None:
            return None
        return Named(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference means: id, kind and name of the entity, no more of it.

    `candidates` are entities of close names, where it was `created`.
    """

    entity: Entity
    created: bool = False
    candidates: tuple[Ref, ...] = ()


async def resolve(
    tx: AsyncManagedTransaction, wanted: Sequence[Wanted], *, may_change: bool = True
) -> list[Resolved | Fault]:
    """Return for each reference, in order, the entity it means, created if need be, or what is wrong with it.

    An id wins over a name beside it; a kind that contradicts it is a fault. Merges are followed. Countries
    are never created. References of the same kind and name share one answer. Locks the names it creates
    entities under, so call it before anything else takes locks. What it created stays also where another
    reference is at fault: let the transaction fail if nothing is to be kept. Sites are kept of what it
    created and, with `may_change`, of what was there without one; of several in one call, the first.
    """
    faults = [_malformed(reference) for reference in wanted]
    sound = [reference for reference, fault in zip(wanted, faults, strict=True) if fault is None]
    by_key = {named.key: named for reference in sound if (named := reference.named)}
    listed = {key: countries.named(n.name) for key, n in by_key.items() if n.kind is Kind.COUNTRY}
    ids = {reference.id for reference in sound if reference.id is not None}
    known = await names.canonical(tx, ids.union(*listed.values()))
    found: dict[str, tuple[Ref, ...]] = await names.bearers(tx, by_key.keys())
    for key, ids_ in listed.items():
        found[key] = tuple(sorted({*found.get(key, ()), *(known[id_] for id_ in ids_ if id_ in known)}))
    close = await _create(tx, {key: named for key, named in by_key.items() if key not in found}, found)
    sited = {named.key: r.site for r in reversed(sound) if r.site and (named := r.named)}
    kept = {key: site for key, site in sited.items() if may_change or key in close}
    await coordinates.keep(tx, {found[key][0].id: site for key, site in kept.items() if len(found[key]) == 1})
    return [
        fault or _answer(reference, known, found, close)
        for reference, fault in zip(wanted, faults, strict=True)
    ]


def _malformed(reference: Wanted) -> Fault | None:
    """Return what is wrong with a reference before anything is looked up."""
    pointer, name = reference.pointer, reference.name
    if reference.id is not None:
        return None
    if name is None:
        return Fault(pointer, "A reference needs an id, or a kind and a name.")
    if reference.kind is None:
        allowed = {"allowed": [kind.value for kind in Kind]}
        return Fault(f"{pointer}/kind", "A reference by name needs the kind of the entity.", allowed)
    if len(name) > NAME_LENGTH or len(normalise(name)) > NAME_LENGTH:
        return Fault(f"{pointer}/name", f"A name has at most {NAME_LENGTH} characters.")
    if not normalise(name):
        return Fault(f"{pointer}/name", "A name needs at least one letter or digit.")
    return None


async def _create(
    tx: AsyncManagedTransaction, missing: Mapping[str, Named], found: dict[str, tuple[Ref, ...]]
) -> _Refs:
    """Create what nobody has created by now, add it to `found`; return the candidates of each created key."""
    if not missing:
        return {}
    few = len(missing) <= SUGGESTED
    close = {key: await search.close(tx, *named) if few else () for key, named in missing.items()}
    made, others = await creation.create(tx, missing)
    found |= others | {key: (ref,) for key, ref in made.items()}
    return {key: close[key] for key in made}


def _answer(reference: Wanted, known: Mapping[str, Ref], found: _Refs, close: _Refs) -> Resolved | Fault:
    """Return what one sound reference means, after all that was missing has been created."""
    named = reference.named
    if named is None:
        return _by_id(reference, known.get(reference.id or ""))
    refs, pointer = found[named.key], f"{reference.pointer}/name"
    if len(refs) == 1:
        return Resolved(Entity(*refs[0]), named.key in close, close.get(named.key, ()))
    if refs:
        either = " or ".join(ref.name for ref in refs)
        return Fault(pointer, f"“{named.name}” may mean {either}: say which by its id.", _offer(refs))
    return Fault(pointer, f"There is no country “{named.name}”.", _offer(countries.closest(named.name)))


def _by_id(reference: Wanted, ref: Ref | None) -> Resolved | Fault:
    if ref is None:
        return Fault(f"{reference.pointer}/id", f"There is no entity “{reference.id}”.")
    if reference.kind is not None and reference.kind is not ref.kind:
        sentence = f"“{reference.id}” is of kind {ref.kind}, not {reference.kind}."
        return Fault(f"{reference.pointer}/kind", sentence, {"allowed": [ref.kind.value]})
    return Resolved(Entity(*ref))


def _offer(refs: Sequence[Ref]) -> dict[str, Any]:
    return {"candidates": [{"id": ref.id, "kind": ref.kind.value, "name": ref.name} for ref in refs]}


_GET: Final[LiteralString] = f"""
MATCH (entity:Entity {{id: $id}})
RETURN entity {{.*}} AS entity, COUNT {{ (entity)-[:{TYPES}]-() }} AS episodes
"""


async def get(tx: AsyncManagedTransaction, id: str) -> Entity:  # noqa: A002 - the noun of every layer
    """Return one entity with all that is known of it itself. Raises NotFound, or Moved if it was merged."""
    row = await (await tx.run(_GET, id=id)).single()
    if row is None:
        raise NotFound(f"There is no entity “{id}”.")
    if row["entity"].get("merged_into"):
        raise Moved((await names.canonical(tx, [id]))[id].id)
    return _entity(row["entity"], row["episodes"])


def _entity(node: Mapping[str, Any], episodes: int) -> Entity:
    """Return the entity that a node's properties describe."""
    spoken = zip(node["names"], node["name_languages"], strict=True)
    return Entity(
        node["id"],
        Kind(node["kind"]),
        node["name"],
        names=tuple(Name(text, language or None) for text, language in spoken),
        codes={scheme: node[scheme] for scheme in CODES if scheme in node},
        demonyms=tuple(node.get("demonyms", ())),
        latitude=node.get("latitude"),
        longitude=node.get("longitude"),
        episodes=episodes,
        version=node["version"],
    )


# Counting the version up takes the write lock of the node before its names are read.
_TOUCH: Final[LiteralString] = """
MATCH (entity:Entity {id: $id})
SET entity.version = entity.version + 1
RETURN entity {.*} AS entity
"""

_NAME: Final[LiteralString] = """
MATCH (entity:Entity {id: $id})
SET entity.names = $names, entity.name_languages = $languages, entity.search = $search,
    entity.version = $version
WITH entity
UNWIND $keys AS key
MATCH (name:Name {key: key})
MERGE (entity)-[:NAMED]->(name)
"""


async def add_names(tx: AsyncManagedTransaction, id: str, more: Sequence[Name]) -> bool:  # noqa: A002
    """Give an entity further names (in other languages or scripts); say whether any was new.

    It is found by them from now on; a name that another entity of the kind bears too becomes ambiguous.
    Raises NotFound, and Invalid for a name that is empty or too long.
    """
    faults = (_malformed(Wanted("", kind=Kind.PERSON, name=name.text)) for name in more)
    if wrong := [fault for fault in faults if fault]:
        raise Invalid(wrong)
    row = await (await tx.run(_TOUCH, id=id)).single()
    if row is None:
        raise NotFound(f"There is no entity “{id}”.")
    old = _entity(row["entity"], 0)
    every = _with(old.names, more)
    new = set(every) - set(old.names)
    keys = {names.key(old.kind, name.text) for name in new}
    await names.lock(tx, keys)
    parameters: dict[str, Any] = {
        "id": id,
        "names": [name.text for name in every],
        "languages": [name.language or "" for name in every],
        "search": list(dict.fromkeys([*row["entity"]["search"], *search_forms(name.text for name in more)])),
        "version": old.version if new else old.version - 1,
        "keys": sorted(keys),
    }
    await (await tx.run(_NAME, parameters)).consume()
    return bool(new)


def _with(old: Sequence[Name], more: Sequence[Name]) -> list[Name]:
    """Return all names, each once a language; a language that is now known is written to the old name."""
    every = list(old)
    for name in more:
        alike = [n for n in every if normalise(n.text) == normalise(name.text)]
        unknown = next((n for n in alike if n.language is None), None)
        if (name.language is None and alike) or name.language in {n.language for n in alike}:
            continue
        if unknown:
            every[every.index(unknown)] = Name(unknown.text, name.language)
        else:
            every.append(name)
    return every
