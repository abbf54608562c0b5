"""Step 8 of the projection: ratings, independent sources, and what they make of an episode."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from app.domain.model import Claim, Document
from app.domain.names import slug
from app.domain.projection.spans import Reading
from app.domain.vocabulary import Evidence, Phase, Reliability

UNRELIABLE: Final = Reliability.E
IMPROBABLE: Final = 5
"""The ratings that leave a claim out: an unreliable source, improbable information (Admiralty E and 5)."""

_R = Reliability
_SOURCE_ORDER: Final = {_R.A: 0, _R.B: 1, _R.C: 2, _R.D: 3, None: 4, _R.F: 4, _R.E: 5}
_INFORMATION_ORDER: Final = {1: 0, 2: 1, 3: 2, 4: 3, None: 4, 6: 4, 5: 5}


def is_discounted(claim: Claim) -> bool:
    """Whether the claim is rated E or 5: listed, but it neither attests nor disputes anything."""
    return claim.credibility == IMPROBABLE or claim.document.rating is UNRELIABLE


def rating_order(claim: Claim) -> tuple[int, int]:
    """Return what orders claims by rating, the best least: the source's, then the information's.

    Admiralty F and 6 say that nothing can be said: they are unrated, as no rating is, and come after D and 4.
    """
    return (_SOURCE_ORDER[claim.document.rating], _INFORMATION_ORDER[claim.credibility])


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


def count_sources(readings: Iterable[Reading]) -> int:
    """Count the distinct publishers behind affirming claims of one phase, discounted ones left out."""
    counted: set[str] = set()
    for reading in readings:
        if not is_discounted(reading.claim):
            counted |= sources_of(reading.claim)
    return len(counted)


def weigh(affirming: Collection[Reading], sources: int, denials: Iterable[Reading]) -> Evidence:
    """Say how well a phase is attested that these claims affirm, from so many sources, and these deny."""
    if not affirming:
        return Evidence.DENIED
    if any(not is_discounted(denial.claim) for denial in denials):
        return Evidence.DISPUTED
    return Evidence.CORROBORATED if sources > 1 else Evidence.CLAIMED


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
        if is_discounted(claim) or reading.phase is not phase:
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
