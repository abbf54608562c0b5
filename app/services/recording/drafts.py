"""A claim as its body makes it, once it is known which entities and document are meant.

Pure: it can be made ahead of the transaction that records it, on a guess of what that will find.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from app.bodies.claim import ClaimBody, PersonnelBody
from app.domain.content import claim_id
from app.domain.model import Claim, Document, Money, Personnel, Quote, Ref, Via
from app.graph.claims.store import row_of
from app.graph.properties import Properties


class Refs(NamedTuple):
    """The entities of a body: subject, objects in the body's order, what it is under."""

    subject: Ref
    objects: tuple[Ref, ...]
    under: Ref | None

    @property
    def all(self) -> tuple[Ref, ...]:
        """All of them, in the order of `ClaimBody.references`."""
        return (self.subject, *self.objects, *([self.under] if self.under else []))


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim, what it was made of, and the row that saves it."""

    claim: Claim
    refs: Refs
    row: Properties

    def fits(self, refs: Refs, document: Document) -> bool:
        """Say whether the claim would be the same, made of these."""
        return self.refs == refs and self.claim.document == document


def draft(body: ClaimBody, refs: Refs, document: Document) -> Draft:
    """Return the claim a sound body makes."""
    valid, stated, quote, money = body.valid, body.stated_as, body.quote, body.money
    claim = Claim(
        id="",
        subject=refs.subject,
        predicate=body.predicate,
        objects=tuple(sorted(refs.objects)),
        document=document,
        status=body.status,
        stance=body.stance,
        valid_from=valid.from_ if valid else None,
        valid_to=valid.to if valid else None,
        as_of=body.as_of,
        personnel=_personnel(body.personnel) if body.personnel else None,
        under=refs.under,
        money=Money(float(money.amount), money.currency, money.per) if money else None,
        role=body.role,
        note=body.note,
        quote=Quote(quote.text, quote.start, quote.end) if quote else None,
        via=tuple(Via(via.publisher, via.title) for via in body.via),
        credibility=body.credibility,
        stated_subject=stated.subject if stated else None,
        stated_object=stated.object if stated else None,
    )
    claim = replace(claim, id=claim_id(claim))
    return Draft(claim, refs, row_of(claim))


def _personnel(body: PersonnelBody) -> Personnel:
    split = sorted((body.by_category or {}).items())
    return Personnel(body.min, body.best, body.max, body.qualifier, body.category, tuple(split))
