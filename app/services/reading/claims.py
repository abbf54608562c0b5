"""Reading claims: one, and lists of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.model import Claim
from app.domain.vocabulary import Review
from app.errors import NotFound
from app.graph.claims import listing
from app.graph.claims import store as kept
from app.graph.claims.listing import After, ClaimFilter
from app.graph.connection import Graph
from app.services import paging
from app.services.paging import Page

__all__ = ["ClaimFilter", "as_known", "beginning_with", "claim", "claims"]


async def claim(graph: Graph, id: str, *, proposals: bool = False) -> Claim:  # noqa: A002 - the noun of every layer
    """Return one claim, also a retracted one. Raises NotFound; one never accepted needs `proposals`."""
    found = await graph.read(kept.get, id)
    if not found.known and not proposals:
        raise NotFound(f"There is no claim “{id}”.")
    return found


async def claims(
    graph: Graph, wanted: ClaimFilter, limit: int = 50, cursor: str | None = None
) -> Page[Claim]:
    """Return a page of the claims that pass, newest recorded first.

    With `wanted.known_at` each is as it was known then. Raises NotFound for an unknown id in the filter and
    Invalid for a cursor that is none.
    """
    after = After(*paging.decode_instant(cursor)) if cursor else None
    found = await graph.read(listing.page, wanted, after, limit + 1)
    items = found[:limit]
    following = None
    if len(found) > limit and (last := items[-1]).recorded_at:
        following = paging.encode_instant(last.recorded_at, last.id)
    if wanted.known_at is not None:
        items = [as_known(each, wanted.known_at) for each in items]
    return Page(tuple(items), following)


def beginning_with(claim: Claim) -> str | None:
    """Return the cursor of the page that begins with a claim, in any list; None for one not recorded."""
    if claim.recorded_at is None:
        return None
    # A page starts after its cursor: just before this id is where it starts with it, for ids are hexadecimal.
    return paging.encode_instant(claim.recorded_at, f"{claim.id}~")


def as_known(claim: Claim, at: datetime) -> Claim:
    """Return a claim without what became of it after an instant at which it was known."""
    before = tuple(
        (start, end if end is not None and end <= at else None) for start, end in claim.known if start <= at
    )
    accepted, retracted = before[-1] if before else (None, None)
    reason = claim.retraction_reason if retracted == claim.retracted_at else None
    # What counted then was accepted then, whatever became of it since.
    counted = bool(before) and retracted is None
    return replace(
        claim,
        review=Review.ACCEPTED if counted else claim.review,
        known=before,
        accepted_at=accepted,
        retracted_at=retracted,
        retraction_reason=reason,
    )
