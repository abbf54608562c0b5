"""Claims and documents as bodies make them, once it is known which entities and document are meant.

A field of a claim or a document whose name a body has too is taken as it is; so one that comes later needs no
line here. Pure: a claim can be made ahead of the transaction that records it, on a guess of what that will
find.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final, NamedTuple

from app.bodies.claim import ClaimBody, CountBody, LossesBody, PersonnelBody
from app.bodies.document import SourceBody
from app.domain.content import claim_id
from app.domain.model import Claim, Count, Document, Losses, Money, Personnel, Quote, Ref, Via
from app.graph.claims import documents
from app.graph.claims.store import row_of
from app.graph.properties import Properties

_MADE: Final = {
    *("subject", "under", "place", "document"),
    *("personnel", "losses", "trained", "money", "quote", "via"),
}
"""Fields of a body that are made into something else for the field of that name."""

_CLAIM: Final = tuple({field.name for field in fields(Claim)} & ClaimBody.model_fields.keys() - _MADE)
_DOCUMENT: Final = tuple({field.name for field in fields(documents.Draft)} & SourceBody.model_fields.keys())


class Refs(NamedTuple):
    """The entities of a body: subject, objects in the body's order, what it is under, where it holds."""

    subject: Ref
    objects: tuple[Ref, ...]
    under: Ref | None
    place: Ref | None = None

    @property
    def all(self) -> tuple[Ref, ...]:
        """All of them, in the order of `ClaimBody.references`."""
        return (self.subject, *self.objects, *(ref for ref in (self.under, self.place) if ref))


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
    alike: dict[str, Any] = {name: getattr(body, name) for name in _CLAIM}
    claim = Claim(
        id="",
        subject=refs.subject,
        objects=tuple(sorted(refs.objects)),
        document=document,
        valid_from=valid.from_ if valid else None,
        valid_to=valid.to if valid else None,
        personnel=_personnel(body.personnel) if body.personnel else None,
        losses=_losses(body.losses) if body.losses else None,
        trained=_count(body.trained) if body.trained else None,
        under=refs.under,
        place=refs.place,
        money=Money(float(money.amount), money.currency, money.per) if money else None,
        quote=Quote(quote.text, quote.start, quote.end) if quote else None,
        via=tuple(Via(via.publisher, via.title, via.citing) for via in body.via),
        stated_subject=stated.subject if stated else None,
        stated_object=stated.object if stated else None,
        **alike,
    )
    claim = replace(claim, id=claim_id(claim))
    return Draft(claim, refs, row_of(claim))


def document_draft(body: SourceBody) -> documents.Draft | None:
    """Return the document a body describes; None where it names one by its id."""
    if body.id is not None or body.title is None or body.publisher is None:
        return None
    return documents.Draft(**{name: getattr(body, name) for name in _DOCUMENT})


def _losses(body: LossesBody) -> Losses:
    return Losses(**{name: _count(count) for name, count in body.counts})


def _count(body: CountBody) -> Count:
    return Count(body.min, body.best, body.max, body.qualifier)


def _personnel(body: PersonnelBody) -> Personnel:
    split = sorted((body.by_category or {}).items())
    return Personnel(body.min, body.best, body.max, body.qualifier, body.category, tuple(split))
