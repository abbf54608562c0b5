"""The JSON of a claim: read once, here, for the API and for files alike. Every fault names its place.

`parse` looks at the body alone; what needs the graph (names, kinds, the document's id) is `record`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final

from pydantic import Discriminator, Field, Tag

from app.bodies.document import Body, DocumentBody
from app.bodies.faults import shaped
from app.bodies.types import (
    Amount,
    Credibility,
    Currency,
    Edtf,
    EntityName,
    Id,
    Latitude,
    Longitude,
    Note,
    Offset,
    People,
    PublisherName,
    ShortText,
    Title,
    Words,
)
from app.domain.dates import parse_single
from app.domain.names import normalise
from app.domain.vocabulary import Category, Kind, Per, Predicate, Qualifier, Stance, Status
from app.errors import Fault, Invalid

__all__ = ["ClaimBody", "DocumentBody", "parse", "parse_document"]

MOST_OBJECTS: Final = 50


class CoordinatesBody(Body):
    """WGS 84 degrees: north and east are positive."""

    latitude: Latitude
    longitude: Longitude


class ReferenceBody(Body):
    """An entity by its id, or by kind and name: found by any of its names, else created.

    Coordinates come with a name: they are kept of an entity that has none yet, and change no others.
    """

    id: Id | None = Field(default=None, examples=["mali"])
    kind: Kind | None = None
    name: EntityName | None = None
    coordinates: CoordinatesBody | None = Field(
        default=None,
        description="Where it is; kept if the entity has none. Not of a country, nor with an id.",
    )

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield what is missing, or does not go together."""
        if self.coordinates is not None and self.id is not None:
            yield Fault(f"{pointer}/coordinates", "Coordinates come with a name, not with an id.")
        elif self.coordinates is not None and self.kind is Kind.COUNTRY:
            yield Fault(f"{pointer}/coordinates", "A country has no coordinates of a claim.")
        if self.id is not None:
            return
        if self.name is None:
            yield Fault(pointer, "A reference needs an id, or a kind and a name.")
        elif self.kind is None:
            allowed = {"allowed": [kind.value for kind in Kind]}
            yield Fault(f"{pointer}/kind", "A reference by name needs the kind of the entity.", allowed)

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two references of one body the same before anything is looked up."""
        return ("id", self.id) if self.id else ("name", str(self.kind), normalise(self.name or ""))


class ValidBody(Body):
    """When it held; `to` null means open. Of a planned claim: the time planned for."""

    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None


class PersonnelBody(Body):
    """How many; at least one number, or a split by category. A ceiling is what is authorised."""

    min: People | None = None
    best: People | None = None
    max: People | None = None
    qualifier: Qualifier = Qualifier.UNKNOWN
    category: Category = Category.MIXED
    by_category: dict[Category, People] | None = None

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield a figure without a number, or numbers out of order."""
        given = [number for number in (self.min, self.best, self.max) if number is not None]
        if not given and not self.by_category:
            yield Fault(pointer, "A figure needs a number: min, best, max or by_category.")
        if given != sorted(given):
            yield Fault(pointer, "A figure's numbers must be in order: min, best, max.")


class MoneyBody(Body):
    """An amount in an ISO 4217 currency, per month, per year or in total."""

    amount: Amount
    currency: Currency
    per: Per = Per.TOTAL


class ViaBody(Body):
    """Whom the document relays for this claim."""

    publisher: PublisherName
    title: Title | None = None


class QuoteBody(Body):
    """The words in the document; offsets count Unicode code points of its text as sent."""

    text: Words
    start: Offset | None = None
    end: Offset | None = None

    def contradictions(self, pointer: str, text: str | None) -> Iterator[Fault]:
        """Yield offsets that do not fit the words, or the document's text where it comes along."""
        start, end = self.start, self.end
        if start is None or end is None:
            if start is not end:
                yield Fault(pointer, "A quote has both offsets, start and end, or none.")
        elif end - start != len(self.text):
            yield Fault(
                pointer, f"The offsets span {end - start} characters, and the quote has {len(self.text)}."
            )
        elif text is not None and text[start:end] != self.text:
            yield Fault(f"{pointer}/text", "The document's text has other words between these offsets.")


class StatedAsBody(Body):
    """The names as the document wrote them."""

    subject: ShortText | None = None
    object: ShortText | None = None


def _form(value: Any) -> str:
    return "<several>" if isinstance(value, Sequence) and not isinstance(value, str) else "<one>"


Objects = Annotated[
    Annotated[ReferenceBody, Tag("<one>")]
    | Annotated[list[ReferenceBody], Field(min_length=1, max_length=MOST_OBJECTS), Tag("<several>")],
    Discriminator(_form),
]


class ClaimBody(Body):
    """One document saying one thing about two entities. Several objects share one number."""

    subject: ReferenceBody
    predicate: Predicate
    object: Objects
    status: Status = Status.PRESENT
    stance: Stance = Stance.AFFIRMS
    valid: ValidBody | None = None
    as_of: Edtf | None = None
    personnel: PersonnelBody | None = None
    under: ReferenceBody | None = None
    money: MoneyBody | None = None
    role: ShortText | None = None
    note: Note | None = None
    credibility: Credibility | None = None
    via: list[ViaBody] = Field(default=[], max_length=20)
    quote: QuoteBody | None = None
    stated_as: StatedAsBody | None = None
    document: DocumentBody

    @property
    def objects(self) -> list[tuple[str, ReferenceBody]]:
        """Each object with the pointer to it."""
        if isinstance(self.object, ReferenceBody):
            return [("/object", self.object)]
        return [(f"/object/{index}", each) for index, each in enumerate(self.object)]

    @property
    def references(self) -> list[tuple[str, ReferenceBody]]:
        """Subject, objects and what it is under, each with the pointer to it, in this order."""
        under = [("/under", self.under)] if self.under else []
        return [("/subject", self.subject), *self.objects, *under]

    def contradictions(self) -> Iterator[Fault]:
        """Yield what is wrong between fields that are each right."""
        for pointer, reference in self.references:
            yield from reference.contradictions(pointer)
        yield from self._repeated_objects()
        yield from self._times()
        if self.personnel:
            yield from self.personnel.contradictions("/personnel")
        if self.quote:
            yield from self.quote.contradictions("/quote", self.document.text)
        yield from self.document.contradictions("/document")

    def _repeated_objects(self) -> Iterator[Fault]:
        seen: set[tuple[str, ...]] = set()
        for pointer, reference in self.objects:
            if reference.identity in seen:
                yield Fault(pointer, "This object is named twice.")
            seen.add(reference.identity)

    def _times(self) -> Iterator[Fault]:
        first, last = (self.valid.from_, self.valid.to) if self.valid else (None, None)
        if first and last and parse_single(first).earliest > parse_single(last).latest:
            yield Fault("/valid/to", f"It ends ({last}) before it begins ({first}).")


def parse(data: object) -> ClaimBody:
    """Return the claim a JSON value describes. Raises Invalid with a pointer to each fault."""
    body = shaped(ClaimBody, data)
    if faults := list(body.contradictions()):
        raise Invalid(faults)
    return body


def parse_document(data: object) -> DocumentBody:
    """Return the document a JSON value describes. Raises Invalid with a pointer to each fault."""
    body = shaped(DocumentBody, data)
    if faults := list(body.contradictions("")):
        raise Invalid(faults)
    return body
