"""Claims and the documents they are stated in, as the API answers with them."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import Field

from app.domain.model import Claim, Document
from app.domain.vocabulary import Predicate, Reliability, Review, Stance, Status
from app.web.api.answers.parts import (
    Answer,
    CasualtiesAnswer,
    MoneyAnswer,
    PeopleAnswer,
    PersonnelAnswer,
    RefAnswer,
)


class DocumentAnswer(Answer):
    """A document without its text. `rating` is its own reliability, else its publisher's."""

    id: str
    title: str
    publisher: str
    publisher_id: str
    url: str | None
    published: str | None = Field(description="EDTF; null: undated.")
    language: str | None
    reliability: Reliability | None = Field(description="The document's own, where it differs.")
    rating: Reliability | None
    derived_from: list[str]
    roots: list[str] = Field(description="Publishers its chain of derivation ends in: one source each.")
    has_text: bool
    archived_url: str | None = Field(description="Of a copy that stays.")
    accessed: str | None = Field(description="The day on which it was read.")
    licence: str | None = Field(description="Of its text.")

    @classmethod
    def of(cls, document: Document) -> Self:
        """Present a document."""
        publisher = document.publisher
        return cls._like(document, publisher=publisher.name, publisher_id=publisher.id)


class DocumentTextAnswer(DocumentAnswer):
    """A document with its text, for who may read it."""

    text: str | None = Field(description="Only with a key; null without one, or where none is kept.")


class ValidAnswer(Answer):
    """When a claim says it held, as written; `to` null means open."""

    from_: str | None = Field(alias="from")
    to: str | None


class QuoteAnswer(Answer):
    """The words of the document; offsets in Unicode code points."""

    text: str
    start: int | None
    end: int | None


class ViaAnswer(Answer):
    """Whom the document relays."""

    publisher: str
    title: str | None
    citing: str | None = Field(description="Whom that one cites, in words.")


class StatedAsAnswer(Answer):
    """The names as the document wrote them."""

    subject: str | None
    object: str | None


class ClaimAnswer(Answer):
    """One document saying one thing about two entities (or one number about several objects)."""

    id: str
    subject: RefAnswer
    predicate: Predicate
    object: RefAnswer | list[RefAnswer]
    status: Status
    stance: Stance
    valid: ValidAnswer | None
    as_of: str | None
    personnel: PersonnelAnswer | None
    losses: CasualtiesAnswer | None = Field(description="Of INVOLVED_IN; never part of a presence.")
    trained: PeopleAnswer | None = Field(description="Of TRAINS; never part of a presence.")
    under: RefAnswer | None
    place: RefAnswer | None = Field(description="Where it holds, where no object says so.")
    money: MoneyAnswer | None
    role: str | None
    note: str | None
    locator: str | None = Field(description="Where in the document.")
    quote: QuoteAnswer | None
    via: list[ViaAnswer]
    credibility: int | None
    stated_as: StatedAsAnswer | None
    review: Review
    load: str | None
    recorded_at: datetime | None
    accepted_at: datetime | None
    retracted_at: datetime | None
    retraction_reason: str | None
    document: DocumentAnswer

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """Present a claim."""
        return cls._like(
            claim,
            object=_objects(claim),
            valid=_valid(claim),
            stated_as=_stated_as(claim),
            document=DocumentAnswer.of(claim.document),
        )


def _objects(claim: Claim) -> RefAnswer | list[RefAnswer]:
    """Return the one object alone, several as a list: as they were sent."""
    objects = [RefAnswer.of(ref) for ref in claim.objects]
    return objects[0] if len(objects) == 1 else objects


def _valid(claim: Claim) -> ValidAnswer | None:
    if claim.valid_from is None and claim.valid_to is None:
        return None
    return ValidAnswer.model_validate({"from": claim.valid_from, "to": claim.valid_to})


def _stated_as(claim: Claim) -> StatedAsAnswer | None:
    if claim.stated_subject is None and claim.stated_object is None:
        return None
    return StatedAsAnswer(subject=claim.stated_subject, object=claim.stated_object)
