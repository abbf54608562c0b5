"""Finding entities by what somebody typed: names and aliases in any script, typos and half words forgiven.

What was typed is text, never query syntax: it is normalised first, which leaves letters, digits and single
spaces. Each word is then looked for as it is, as the beginning of a word and with one or two letters wrong,
and, in another script than Latin, also in its transliteration.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString, NamedTuple

from neo4j import AsyncManagedTransaction

from app.domain.model import Ref
from app.domain.names import NAME_LENGTH, normalise, similar, slug, transliterate
from app.domain.vocabulary import Kind
from app.graph.entities import countries, names
from app.graph.relationship_types import TYPES

INDEXES: Final[tuple[LiteralString, ...]] = (
    """
    CREATE FULLTEXT INDEX entity_names IF NOT EXISTS
    FOR (entity:Entity) ON EACH [entity.name, entity.search, entity.kind]
    OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
    """,
)
"""What `app.graph.schema` creates for search: the name shown (a short field, so a hit there weighs more),
all names as `search_forms` makes them, and the kind, to filter by."""

WINDOW: Final = 500
"""How many hits are ranked; nobody reads on, and a bound keeps one answer the same for all its pages."""

WORDS: Final = 12
"""How many words of what was typed count."""

WORD_LENGTH: Final = 40
"""How many letters of a word count."""

FORGIVEN: Final = 4
"""From how many letters on a typo is forgiven: among three, every abbreviation is one letter from another."""

CLOSE: Final = 0.85
"""From which likeness (`names.similar`) on a name is worth asking about."""

CLOSE_LIMIT: Final = 5
"""How many close names are offered."""

_HALF: Final = 10.0
"""The index's score that becomes 0.5, so that scores lie between 0 and 1 and keep their order."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that search found. `score` is 1.0 for the very name, alias or code, else less."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    score: float
    episodes: int


_TRIES: Final = ((" AND ", 1), (" AND ", 2), (" OR ", 1))
"""How a search is tried, the strictest way first, until one finds something."""


class Hit(NamedTuple):
    """One ranked entity; hits sort best first, and no two of a list have one id."""

    minus_score: float
    minus_episodes: int
    id: str
    kind: Kind


async def find(
    tx: AsyncManagedTransaction, q: str, kinds: Collection[Kind] = (), limit: int = 50, skip: int = 0
) -> list[Found]:
    """Return the entities that `q` may mean, best first, from `skip` on, at most `limit` of the first 500.

    All words must occur, with one letter wrong or else two; where no entity has them all, some suffice.
    First come the bearers of exactly this name, alias, code or id; then by the index's score, the number of
    episodes, the id. A merged entity is found under its old names and shown as what it is now. An empty `q`
    lists all entities by id; one without a letter or digit finds nothing.
    """
    q = q.strip()[:NAME_LENGTH]
    if not q:
        return await _listed(tx, kinds, limit, skip)
    return await shown(tx, (await _ranked(tx, q, kinds))[skip : skip + limit])


async def ranked(tx: AsyncManagedTransaction, q: str, kinds: Collection[Kind] = ()) -> list[Hit]:
    """Return the first 500 entities that `q` may mean, as `find` does, in short; no `q`, no entities."""
    q = q.strip()[:NAME_LENGTH]
    return await _ranked(tx, q, kinds)


async def _ranked(tx: AsyncManagedTransaction, q: str, kinds: Collection[Kind]) -> list[Hit]:
    words = normalise(q).split()
    if not words:
        return []
    for junction, edits in _TRIES:
        if hits := await _hits(tx, q, lucene(words, junction, kinds, edits), kinds):
            return hits
    return []


def lucene(words: Sequence[str], junction: str, kinds: Collection[Kind], edits: int = 1) -> str:
    """Return the index query for normalised words, joined by " AND " or " OR ", within these kinds.

    `edits` is how many letters of a word may be wrong, 1 or 2.
    """
    asked = junction.join(f"({_any_way(word[:WORD_LENGTH], edits)})" for word in words[:WORDS])
    if not kinds:
        return asked
    return f"+({asked}) +kind:({' '.join(sorted(kinds))})^0"


def _any_way(word: str, edits: int) -> str:
    """Return the ways in which one word may be met, by weight. It holds letters, marks and digits only."""
    ways: list[str] = []
    for weight, form in zip((1.0, 0.8), dict.fromkeys((word, transliterate(word))), strict=False):
        for field, share in (("name", 2.0), ("search", 1.0)):
            heavy = weight * share
            ways += [f'{field}:"{form}"^{4 * heavy:g}', f"{field}:{form}*^{2 * heavy:g}"]
            if len(form) >= FORGIVEN:
                ways.append(f"{field}:{form}~{edits}^{heavy:g}")
    return " OR ".join(ways)


_HITS: Final[LiteralString] = f"""
CALL () {{
  CALL db.index.fulltext.queryNodes('entity_names', $lucene, {{limit: $window}}) YIELD node, score
  RETURN node AS entity, score
  UNION ALL
  UNWIND $keys AS key
  MATCH (:Name {{key: key}})<-[:NAMED]-(entity:Entity)
  RETURN entity, null AS score
  UNION ALL
  UNWIND $ids AS id
  MATCH (entity:Entity {{id: id}})
  RETURN entity, null AS score
}}
WITH entity, max(score) AS score, count(*) > count(score) AS exact
WITH entity, score, exact, COUNT {{ (entity)-[:{TYPES}]-() }} AS episodes
RETURN collect([entity.id, entity.kind, entity.merged_into, episodes,
                CASE WHEN exact THEN 1.0 ELSE score / (score + $half) END]) AS rows
"""


async def _hits(tx: AsyncManagedTransaction, q: str, query: str, kinds: Collection[Kind]) -> list[Hit]:
    """Return all that match, ranked, merged entities replaced by what they are now."""
    parameters = {
        "lucene": query,
        "window": WINDOW,
        "half": _HALF,
        "keys": [names.key(kind, q) for kind in kinds or Kind],
        "ids": [slug(q), *(_countries(q) if not kinds or Kind.COUNTRY in kinds else ())],
    }
    rows = (await (await tx.run(_HITS, parameters)).single(strict=True))["rows"]
    now = await names.canonical(tx, [id_ for id_, _, merged_into, _, _ in rows if merged_into])
    best: dict[str, Hit] = {}
    for id_, kind, _, episodes, score in rows:
        ref = now.get(id_)
        hit = Hit(-score, 0, ref.id, ref.kind) if ref else Hit(-score, -episodes, id_, Kind(kind))
        if not kinds or hit.kind in kinds:
            best[hit.id] = min(hit, best.get(hit.id, hit))
    return sorted(best.values())


def _countries(q: str) -> set[str]:
    """Return the ids of the countries of this name, demonym or code."""
    by_code = countries.table().by_alpha2.get(q.strip().upper())
    return {*countries.named(q), *([by_code] if by_code else ())}


_SHOWN: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (entity:Entity {{id: id}})
RETURN entity {{.id, .kind, .name, .names}} AS entity, COUNT {{ (entity)-[:{TYPES}]-() }} AS episodes
"""


async def shown(tx: AsyncManagedTransaction, hits: Sequence[Hit]) -> list[Found]:
    """Return what is shown of these hits, in their order."""
    if not hits:
        return []
    rows = {row["entity"]["id"]: row async for row in await tx.run(_SHOWN, ids=[hit.id for hit in hits])}
    return [_found(rows[hit.id], -hit.minus_score) for hit in hits if hit.id in rows]


# The comparison lets the index on `id` give the order.
_LISTED: Final[LiteralString] = f"""
MATCH (entity:Entity)
WHERE entity.id >= '' AND entity.merged_into IS NULL AND ($kinds IS NULL OR entity.kind IN $kinds)
WITH entity ORDER BY entity.id SKIP $skip LIMIT $limit
RETURN entity {{.id, .kind, .name, .names}} AS entity, COUNT {{ (entity)-[:{TYPES}]-() }} AS episodes
"""


async def _listed(tx: AsyncManagedTransaction, kinds: Collection[Kind], limit: int, skip: int) -> list[Found]:
    """Return entities in order of id."""
    rows = await tx.run(_LISTED, kinds=sorted(kinds) or None, skip=skip, limit=limit)
    return [_found(row, 0.0) async for row in rows]


def _found(row: Mapping[str, Any], score: float) -> Found:
    entity = row["entity"]
    aliases = tuple(name for name in dict.fromkeys(entity["names"]) if name != entity["name"])
    return Found(
        entity["id"], Kind(entity["kind"]), entity["name"], aliases, round(score, 4), row["episodes"]
    )


_CLOSE: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('entity_names', $lucene, {limit: 25}) YIELD node
RETURN node.id AS id, node.names AS names
"""


async def close(tx: AsyncManagedTransaction, kind: Kind, name: str) -> tuple[Ref, ...]:
    """Return entities of this kind with names much like this one, the likest first: to ask about, no more."""
    query = lucene(normalise(name).split(), " OR ", [kind])
    likeness = {
        row["id"]: max(similar(name, other) for other in row["names"])
        async for row in await tx.run(_CLOSE, lucene=query)
    }
    ids = sorted(
        (id_ for id_, score in likeness.items() if score >= CLOSE), key=lambda id_: (-likeness[id_], id_)
    )
    now = await names.canonical(tx, ids)
    return tuple(dict.fromkeys(now[id_] for id_ in ids if id_ in now))[:CLOSE_LIMIT]
