"""Locks: what a transaction takes before it reads what it is going to reason about.

Neo4j is read-committed, so who reads a document or the claims about a triple and then writes what follows
from them must keep others out first. It does so by writing to `(:Lock {stripe})` nodes. These are nodes of
their own because Neo4j takes the locks for a node's properties and for its relationships in opposite orders:
writing to the document itself and then relating a claim to it deadlocks with the next writer.

A document or triple hashes to one of a fixed number of stripes, so two of them may share one: then their
writers wait for each other without need. Documents are locked before triples, each in the order of stripes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, LiteralString
from zlib import crc32

INDEXES: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT lock_stripe IF NOT EXISTS FOR (lock:Lock) REQUIRE lock.stripe IS UNIQUE",
)
"""What `app.graph.schema` creates for locks."""

_DOCUMENT_STRIPES: Final = 1 << 10
_TRIPLE_STRIPES: Final = 1 << 14
# A load writes 2,000 triples at a time: with so many stripes it holds up one in nine of the other writers.

TAKE: Final[LiteralString] = """
UNWIND $stripes AS stripe
MERGE (lock:Lock {stripe: stripe})
SET lock.taken = coalesce(lock.taken, 0) + 1
WITH count(*) AS taken
"""
"""The head of a query that takes `$stripes`, waiting for whoever has them, before the rest of it reads."""


def of_documents(ids: Iterable[str]) -> list[str]:
    """Return the stripes of documents, in the order in which to take them."""
    return sorted({f"document {_hash(id_) % _DOCUMENT_STRIPES:05}" for id_ in ids})


def of_triples(keys: Iterable[str]) -> list[str]:
    """Return the stripes of triples, in the order in which to take them."""
    return sorted({f"triple {_hash(key) % _TRIPLE_STRIPES:05}" for key in keys})


def _hash(text: str) -> int:
    # The same in every process, unlike hash().
    return crc32(text.encode())
