"""Which documents repeat which: the DERIVED_FROM relationships, and the roots that follow from them.

A document's roots are the publishers at the ends of all chains from it, its own where it derives from
nothing. They are kept on the document, as every projection needs them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, LiteralString, NamedTuple

from neo4j import AsyncManagedTransaction

from app.graph.claims import locks


class Link(NamedTuple):
    """One document deriving from another, by their ids."""

    document: str
    source: str


# Roots depend on other documents' derivations: who adds one waits for who else does.
_LOCK: Final[LiteralString] = """
MERGE (counter:Counter {name: 'derivations'})
SET counter.value = coalesce(counter.value, 0) + 1
"""

_PRESENT: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (:Document {id: row.document})-[:DERIVED_FROM]->(:Document {id: row.source})
RETURN row.document AS document, row.source AS source
"""

_LINK: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (document:Document {id: row.document})
MATCH (source:Document {id: row.source})
CREATE (document)-[:DERIVED_FROM]->(source)
"""


async def add(tx: AsyncManagedTransaction, links: Sequence[Link]) -> tuple[set[str], list[Link]]:
    """Add the links that are missing and recompute the roots that depend on them.

    Returns the ids of the documents whose roots changed, and the links that were refused because the
    document would derive from itself. All documents must exist.
    """
    missing = await _missing(tx, links)
    if not missing:
        return set(), []
    await (await tx.run(_LOCK)).consume()
    missing = await _missing(tx, missing)
    refused: list[Link] = []
    changed: set[str] = set()
    for link in missing:
        if link.document in await _reached(tx, [link.source]):
            refused.append(link)
            continue
        await (await tx.run(_LINK, rows=[link._asdict()])).consume()
        changed |= await _refresh(tx, link.document)
    return changed, refused


async def _missing(tx: AsyncManagedTransaction, links: Collection[Link]) -> list[Link]:
    wanted = sorted(set(links))
    if not wanted:
        return []
    rows = await tx.run(_PRESENT, rows=[link._asdict() for link in wanted])
    present = {Link(row["document"], row["source"]) async for row in rows}
    return [link for link in wanted if link not in present]


_SOURCES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (document:Document {id: id})
RETURN id, document.roots AS roots,
       head([(document)-[:PUBLISHED_BY]->(publisher:Publisher) | publisher.id]) AS publisher,
       [(document)-[:DERIVED_FROM]->(source:Document) | source.id] AS sources,
       [(document)-[:DERIVED_FROM]->(source:Document) | source.roots] AS inherited,
       [(copy:Document)-[:DERIVED_FROM]->(document) | copy.id] AS copies
"""

# Who records from the document waits, or is waited for: a claim counts with the roots that are read.
_ROOTS: Final[LiteralString] = f"""
{locks.TAKE}
MATCH (document:Document {{id: $id}})
SET document.roots = $roots
"""


async def _reached(tx: AsyncManagedTransaction, start: Sequence[str]) -> set[str]:
    """Return these documents and all that they derive from, by id."""
    seen, edge = set(start), list(start)
    while edge:
        rows = [row async for row in await tx.run(_SOURCES, ids=edge)]
        edge = sorted({source for row in rows for source in row["sources"]} - seen)
        seen |= set(edge)
    return seen


async def _refresh(tx: AsyncManagedTransaction, document: str) -> set[str]:
    """Recompute the roots of a document, then of its copies if they changed; return whose changed."""
    changed: set[str] = set()
    waiting = [document]
    while waiting:
        row = await (await tx.run(_SOURCES, ids=[waiting.pop()])).single(strict=True)
        roots = _roots(row["publisher"], row["inherited"])
        if roots != row["roots"]:
            stripes = locks.of_documents([row["id"]])
            await (await tx.run(_ROOTS, stripes=stripes, id=row["id"], roots=roots)).consume()
            changed.add(row["id"])
            waiting += row["copies"]
    return changed


def _roots(publisher: str, inherited: Sequence[Sequence[str]]) -> list[str]:
    if not inherited:
        return [publisher]
    return sorted({root for roots in inherited for root in roots})


_TRIPLES: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (:Document {id: id})<-[:STATED_IN]-(:Claim)-[:ABOUT]->(triple:Triple)
RETURN DISTINCT triple.key AS key, triple.subject AS subject, triple.predicate AS predicate,
                triple.object AS object
"""


async def triples(tx: AsyncManagedTransaction, ids: Collection[str]) -> list[Mapping[str, str]]:
    """Return the triples that claims stated in these documents are about."""
    if not ids:
        return []
    return [row.data() async for row in await tx.run(_TRIPLES, ids=sorted(ids))]
