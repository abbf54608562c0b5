"""Documents, their publishers, and what they derive from. A document's id is a hash of its content.

What a document says of itself is fixed; what is known about it (language, reliability, derivation, a copy
that stays, when it was read, its licence) can be added to later, and then every claim stated in it is
projected again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, LiteralString

from neo4j import AsyncManagedTransaction

from app.domain.content import document_id
from app.domain.model import Document, Publisher
from app.domain.names import slug
from app.domain.vocabulary import Reliability
from app.errors import NotFound
from app.graph.claims import locks
from app.graph.properties import properties_of, single, values_of

_FIELDS: Final = (
    single("title"),
    single("url"),
    single("published"),
    single("language"),
    single("reliability", Reliability),
    single("archived_url"),
    single("accessed"),
    single("licence"),
)
"""What is kept of a document on its node and shown of it, besides its text and what follows from others."""

_ADDED: Final = ("language", "archived_url", "accessed", "licence")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as someone describes it."""

    title: str
    publisher: str
    url: str | None = None
    published: str | None = None
    language: str | None = None
    reliability: Reliability | None = None
    text: str | None = None
    archived_url: str | None = None
    accessed: str | None = None
    licence: str | None = None

    @property
    def publisher_id(self) -> str:
        """The id of its publisher: nobody creates publishers, their names do."""
        return slug(self.publisher)

    @property
    def id(self) -> str:
        """The id it has, or will have."""
        identify = _id if self.text else _id_without_text
        return identify(self.publisher, self.title, self.published, self.url, self.text)

    @property
    def known(self) -> dict[str, str]:
        """What is given of that which may be added to a document later, besides its rating."""
        given = ((name, getattr(self, name)) for name in _ADDED)
        return {name: value for name, value in given if value}

    def adds_to(self, document: Document | None) -> bool:
        """Say whether something of that is given here and not known of the document."""
        return any(getattr(document, name, None) is None for name in self.known)

    @property
    def document(self) -> Document:
        """It as a document, once it is stored: if its publisher has no rating and it derives from nothing."""
        publisher = Publisher(self.publisher_id, self.publisher)
        described: dict[str, Any] = {field.name: getattr(self, field.name) for field in _FIELDS}
        has_text = self.text is not None
        return Document(self.id, publisher=publisher, roots=(publisher.id,), has_text=has_text, **described)


def _id(publisher: str, title: str, published: str | None, url: str | None, text: str | None) -> str:
    return document_id(slug(publisher), title, published=published, url=url, text=text)


# A batch names few documents many times. Texts are large, and not kept.
_id_without_text = lru_cache(maxsize=4096)(_id)


_PUBLISHERS: Final[LiteralString] = """
UNWIND $rows AS row
MERGE (publisher:Publisher {id: row.id})
ON CREATE SET publisher.name = row.name
"""

# Another writer may create the document first; then MERGE waits for it and finds a title.
_CREATE: Final[LiteralString] = """
UNWIND $rows AS row
MERGE (document:Document {id: row.id})
WITH document, row WHERE document.title IS NULL
MATCH (publisher:Publisher {id: row.publisher})
SET document += row.properties, document.roots = [row.publisher]
CREATE (document)-[:PUBLISHED_BY]->(publisher)
RETURN collect(row.id) AS created
"""


async def store(tx: AsyncManagedTransaction, drafts: Mapping[str, Draft]) -> set[str]:
    """Create the documents (by id) that do not exist yet, and return the ids of those."""
    if not drafts:
        return set()
    publishers = {draft.publisher_id: draft.publisher for _, draft in sorted(drafts.items())}
    rows = [{"id": id_, "name": name} for id_, name in sorted(publishers.items())]
    await (await tx.run(_PUBLISHERS, rows=rows)).consume()
    rows = [_row(id_, draft) for id_, draft in sorted(drafts.items())]
    row = await (await tx.run(_CREATE, rows=rows)).single(strict=True)
    return set(row["created"])


def _row(id_: str, draft: Draft) -> dict[str, Any]:
    properties = properties_of(_FIELDS, draft) | {"text": draft.text}
    return {"id": id_, "publisher": draft.publisher_id, "properties": properties}


_ADD: Final[LiteralString] = """
UNWIND $rows AS row
MATCH (document:Document {id: row.id})
WITH document, row,
     document.reliability IS NULL AND row.reliability IS NOT NULL AS rated,
     any(name IN keys(row.known) WHERE document[name] IS NULL) AS more
WHERE rated OR more
SET document.language = coalesce(document.language, row.known.language),
    document.archived_url = coalesce(document.archived_url, row.known.archived_url),
    document.accessed = coalesce(document.accessed, row.known.accessed),
    document.licence = coalesce(document.licence, row.known.licence),
    document.reliability = coalesce(document.reliability, row.reliability)
WITH row, rated WHERE rated
RETURN row.id AS id
"""


async def complete(tx: AsyncManagedTransaction, drafts: Mapping[str, Draft]) -> set[str]:
    """Add what is known about a document where these (existing, locked) ones have none of it.

    That is language, reliability, archived copy, day of access and licence. Returns the ids of those whose
    rating this changes.
    """
    rows = [
        {"id": id_, "known": known, "reliability": draft.reliability}
        for id_, draft in sorted(drafts.items())
        if (known := draft.known) or draft.reliability
    ]
    if not rows:
        return set()
    return {row["id"] async for row in await tx.run(_ADD, rows=rows)}


_TEXTS: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (document:Document {id: id})
WHERE document.text IS NOT NULL
RETURN id, document.text AS text
"""


async def texts(tx: AsyncManagedTransaction, ids: Collection[str]) -> dict[str, str]:
    """Return the texts of those of these documents that have one, by id."""
    if not ids:
        return {}
    return {row["id"]: row["text"] async for row in await tx.run(_TEXTS, ids=sorted(set(ids)))}


_PROPERTIES: Final[LiteralString] = ", ".join(f".{name}" for field in _FIELDS for name in field.properties)
DOCUMENT: Final[LiteralString] = f"""
document {{
    .id, {_PROPERTIES}, .roots,
    has_text: document.text IS NOT NULL,
    derived_from: [(document)-[:DERIVED_FROM]->(source:Document) | source.id],
    publisher: head([
        (document)-[:PUBLISHED_BY]->(publisher:Publisher) | publisher {{.id, .name, .reliability}}
    ])
}}
"""
"""A `document` as a map that `document_of` reads; without its text."""


def document_of(row: Mapping[str, Any], text: str | None = None) -> Document:
    """Return the document a `DOCUMENT` map describes."""
    publisher = row["publisher"]
    rating = publisher["reliability"]
    return Document(
        id=row["id"],
        publisher=Publisher(publisher["id"], publisher["name"], Reliability(rating) if rating else None),
        derived_from=tuple(sorted(row["derived_from"])),
        roots=tuple(row["roots"]),
        text=text,
        has_text=row["has_text"],
        **values_of(_FIELDS, row),
    )


_FIND: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (document:Document {{id: id}})
RETURN collect({DOCUMENT}) AS documents
"""


async def find(tx: AsyncManagedTransaction, ids: Collection[str]) -> dict[str, Document]:
    """Return those of these documents that exist, by id, without their texts."""
    if not ids:
        return {}
    row = await (await tx.run(_FIND, ids=sorted(set(ids)))).single(strict=True)
    return {document["id"]: document_of(document) for document in row["documents"]}


_LOCK: Final[LiteralString] = f"{locks.TAKE} {_FIND}"


async def lock(tx: AsyncManagedTransaction, ids: Collection[str]) -> dict[str, Document]:
    """Wait until no other transaction creates these documents, records from them or changes what is known.

    Returns those that exist, by id, without their texts.
    """
    if not ids:
        return {}
    stripes = locks.of_documents(ids)
    row = await (await tx.run(_LOCK, stripes=stripes, ids=sorted(ids))).single(strict=True)
    return {document["id"]: document_of(document) for document in row["documents"]}


_ONE: Final[LiteralString] = f"""
MATCH (document:Document {{id: $id}})
RETURN {DOCUMENT} AS document, CASE WHEN $with_text THEN document.text END AS text
"""


async def get(tx: AsyncManagedTransaction, document: str, *, with_text: bool = False) -> Document:
    """Return one document. Raises NotFound."""
    row = await (await tx.run(_ONE, id=document, with_text=with_text)).single()
    if row is None:
        raise NotFound(f"There is no document “{document}”.")
    return document_of(row["document"], row["text"])


_CHAIN: Final[LiteralString] = f"""
UNWIND $ids AS id
MATCH (:Document {{id: id}})-[:DERIVED_FROM]->(document:Document)
WITH DISTINCT document
RETURN {DOCUMENT} AS document
"""


async def chain(tx: AsyncManagedTransaction, documents: Sequence[Document]) -> dict[str, Document]:
    """Return these documents and all that they derive from, step by step, by id."""
    found = {document.id: document for document in documents}
    edge = [document.id for document in documents if document.derived_from]
    while edge:
        rows = [document_of(row["document"]) async for row in await tx.run(_CHAIN, ids=sorted(set(edge)))]
        edge = [document.id for document in rows if document.id not in found and document.derived_from]
        found |= {document.id: document for document in rows if document.id not in found}
    return found
