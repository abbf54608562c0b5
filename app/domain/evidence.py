"""Step 8 of the projection: ratings, independent sources, and what they make of an episode."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from app.domain.model import Claim
from app.domain.names import slug
from app.domain.projection.spans import Reading
from app.domain.vocabulary import Evidence, Reliability

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
