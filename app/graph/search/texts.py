"""Finding documents by their titles, and claims by the words quoted, noted or stated as names.

What was typed is text, never query syntax. The index takes its words apart itself: each is looked for as it
was typed, between quotation marks, and also as the beginning of a word, after an elided article
("d'Ivoire"), and, where nothing has them all, with a letter wrong. Full texts of documents are in no index.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, LiteralString, NamedTuple

from neo4j import AsyncManagedTransaction

from app.domain.highlights import BEGINNING, FORGIVEN, WORDS
from app.domain.names import normalise
from app.domain.vocabulary import Predicate, Status
from app.graph.claims.codec import COUNTED

INDEXES: Final[tuple[LiteralString, ...]] = (
    """
    CREATE FULLTEXT INDEX document_titles IF NOT EXISTS
    FOR (document:Document) ON EACH [document.title]
    OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
    """,
    """
    CREATE FULLTEXT INDEX claim_words IF NOT EXISTS
    FOR (claim:Claim) ON EACH [claim.quote_text, claim.note, claim.stated_subject, claim.stated_object]
    OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}}
    """,
)
"""What `app.graph.schema` creates for them."""

WINDOW: Final = 500
"""How many hits of one sort are looked at."""

LONGEST: Final = 40
"""How many letters of a word count."""

_ELIDED: Final = ("d", "l")


class DocumentHit(NamedTuple):
    """A document whose title has the words; `published` is EDTF."""

    id: str
    publisher: str
    publisher_name: str
    published: str | None


class ClaimHit(NamedTuple):
    """A claim with the words somewhere; `quote` is what it quotes, `published` of its document, EDTF."""

    id: str
    publisher: str
    publisher_name: str
    published: str | None
    predicate: Predicate
    status: Status
    quote: str | None


def lucene(q: str) -> tuple[str, ...]:
    """Return the index queries for what was typed, the strictest first; none where it holds no word."""
    words = [word for word in q.split() if normalise(word)][:WORDS]
    ways = [[" OR ".join(_ways(word, forgiving)) for word in words] for forgiving in (False, True)]
    return tuple(dict.fromkeys(" AND ".join(f"({way})" for way in tried) for tried in ways)) if words else ()


def _ways(word: str, forgiving: bool) -> Iterator[str]:
    """Yield the ways in which one word may be met, by weight."""
    typed = word[:LONGEST].replace("\\", "\\\\").replace('"', '\\"')
    yield f'"{typed}"^4'
    parts = normalise(word[:LONGEST]).split()
    if len(parts) != 1 or len(parts[0]) < BEGINNING:
        return
    [part] = parts
    yield f"{part}*^2"
    for article in _ELIDED:
        yield f'"{article}\'{part}"^2'
    if forgiving and len(part) >= FORGIVEN:
        yield f"{part}~1"


# A document that only proposals cite is for those who see proposals.
DOCUMENTS: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('document_titles', $lucene, {limit: $window}) YIELD node AS document, score
WHERE $proposals OR EXISTS {
    (document)<-[:STATED_IN]-(claim:Claim)
    WHERE any(instant IN claim.accepted WHERE $known_at IS NULL OR instant <= $known_at)
}
MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
WITH document, publisher, score ORDER BY score DESC, document.id
RETURN collect([document.id, publisher.id, publisher.name, document.published]) AS rows
"""

CLAIMS: Final[LiteralString] = f"""
CALL db.index.fulltext.queryNodes('claim_words', $lucene, {{limit: $window}}) YIELD node AS claim, score
WHERE {COUNTED} OR ($proposals AND claim.review = 'proposed')
MATCH (claim)-[:STATED_IN]->(document:Document)-[:PUBLISHED_BY]->(publisher:Publisher)
WITH claim, document, publisher, score ORDER BY score DESC, claim.id
RETURN collect([claim.id, publisher.id, publisher.name, document.published, claim.predicate, claim.status,
    claim.quote_text]) AS rows
"""


async def documents(
    tx: AsyncManagedTransaction, q: str, known_at: datetime | None, proposals: bool
) -> list[DocumentHit]:
    """Return documents that have all words of `q` in their titles, best first, of the first 500.

    `proposals`: also those that only proposals cite.
    """
    return [DocumentHit(*row) for row in await _found(tx, DOCUMENTS, q, known_at, proposals)]


async def claims(
    tx: AsyncManagedTransaction, q: str, known_at: datetime | None, proposals: bool
) -> list[ClaimHit]:
    """Return claims that count, or counted then, and have all words of `q`, best first, of the first 500."""
    return [
        ClaimHit._make((*row[:4], Predicate(row[4]), Status(row[5]), row[6]))
        for row in await _found(tx, CLAIMS, q, known_at, proposals)
    ]


async def _found(
    tx: AsyncManagedTransaction, query: LiteralString, q: str, known_at: datetime | None, proposals: bool
) -> list[Any]:
    asked: dict[str, Any] = {"window": WINDOW, "known_at": known_at, "proposals": proposals}
    for tried in lucene(q):
        row = await (await tx.run(query, asked | {"lucene": tried})).single(strict=True)
        if row["rows"]:
            return row["rows"]
    return []
