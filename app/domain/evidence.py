"""Rule 8 of the projection: independent sources, and which documents are or repeat them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.model import Claim, Document
from app.domain.names import slug
from app.domain.projection.spans import Reading
from app.domain.vocabulary import Phase, Reliability


def sources_of(claim: Claim) -> frozenset[str]:
    """Return the ids of the publishers a claim goes back to: nine editions of one yearbook are one source.

    They are those the document names for this claim (`via`), else the publishers at the roots of what it
    derives from, else its own. A name in `via` becomes an id as a publisher's own name does.
    """
    if claim.via:
        return frozenset(slug(via.publisher) or via.publisher for via in claim.via)
    return frozenset(claim.document.roots or (claim.document.publisher.id,))


def ratings(claims: Iterable[Claim]) -> tuple[Reliability, ...]:
    """Return the ratings of the documents these claims are in, each once, the best first; F is unrated."""
    return tuple(sorted({claim.document.rating or Reliability.F for claim in claims}))


class Source(NamedTuple):
    """One independent source by its name, and the documents that are it or repeat it."""

    name: str
    documents: tuple[Document, ...]


def derivation(
    affirming: Iterable[Reading], documents: Iterable[Document], phase: Phase
) -> tuple[Source, ...]:
    """Group the documents of claims that affirm a phase by the independent source they come from.

    `documents` are those and what they derive from. What is rated unreliable is no source.
    """
    known = {document.id: document for document in documents}
    named = {document.publisher.id: document.publisher.name for document in known.values()}
    found: dict[str, dict[str, Document]] = {}
    for reading in affirming:
        claim = reading.claim
        if reading.is_weak or not reading.affirms or reading.phase is not phase:
            continue
        named |= {slug(via.publisher): via.publisher for via in claim.via}
        chain = [] if claim.via else list(_chain(claim.document, known))
        for id_ in sorted(sources_of(claim)):
            listed = found.setdefault(id_, {})
            listed |= {document.id: document for document in chain if document.publisher.id == id_}
            listed[claim.document.id] = claim.document
    return tuple(Source(named.get(id_, id_), tuple(listed.values())) for id_, listed in found.items())


def _chain(document: Document, known: Mapping[str, Document]) -> Iterable[Document]:
    """Return what a document derives from, near and far; a chain has no circle."""
    for id_ in document.derived_from:
        if source := known.get(id_):
            yield from _chain(source, known)
            yield source
