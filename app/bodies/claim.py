"""The JSON of a claim: read once, here, for the API and for files alike. Every fault names its place.

`parse` looks at the body alone; what needs the graph (names, kinds, the document's id) or the day it is
(`ClaimBody.dated_ahead`) is `record`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
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
from app.domain import soundness
from app.domain.names import normalise
from app.domain.vocabulary import PREDICATES, Category, Kind, Per, Predicate, Qualifier, Stance, Status
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


class CountBody(Body):
    """How many people, whoever they are; at least one number."""

    min: People | None = None
    best: People | None = None
    max: People | None = None
    qualifier: Qualifier = Qualifier.UNKNOWN

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """Its range, in the order it must be in."""
        return (self.min, self.best, self.max)

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield a figure without a number."""
        if all(number is None for number in self.numbers):
            yield Fault(pointer, "A figure needs a number: min, best or max.")

    def unsound(self, pointer: str) -> Iterator[Fault]:
        """Yield numbers out of order."""
        if not soundness.ordered(self.numbers):
            yield Fault(pointer, "A figure's numbers must be in order: min, best, max.")


class PersonnelBody(CountBody):
    """How many; at least one number, or a split by category. A ceiling is what is authorised.

    The parts of a split add up to no more than the figure.
    """

    category: Category = Category.MIXED
    by_category: dict[Category, People] | None = None

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield a figure without a number."""
        if not self.by_category and any(super().contradictions(pointer)):
            yield Fault(pointer, "A figure needs a number: min, best, max or by_category.")

    def unsound(self, pointer: str) -> Iterator[Fault]:
        """Yield numbers out of order, or parts that are more than the whole."""
        yield from super().unsound(pointer)
        parts = (self.by_category or {}).values()
        if sentence := soundness.added_up(parts, self.best, self.max):
            yield Fault(f"{pointer}/by_category", sentence)


class LossesBody(Body):
    """What the subject lost in an incident; at least one of the four. Never part of a presence."""

    killed: CountBody | None = None
    wounded: CountBody | None = None
    captured: CountBody | None = None
    missing: CountBody | None = None

    @property
    def counts(self) -> list[tuple[str, CountBody]]:
        """Those that are given, each by its name."""
        named = ((name, getattr(self, name)) for name in type(self).model_fields)
        return [(name, count) for name, count in named if count is not None]

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield losses without a number."""
        if not self.counts:
            yield Fault(pointer, "Losses need a number: killed, wounded, captured or missing.")
        for name, count in self.counts:
            yield from count.contradictions(f"{pointer}/{name}")

    def unsound(self, pointer: str) -> Iterator[Fault]:
        """Yield numbers out of order."""
        for name, count in self.counts:
            yield from count.unsound(f"{pointer}/{name}")


class MoneyBody(Body):
    """An amount in an ISO 4217 currency, per month, per year or in total."""

    amount: Amount
    currency: Currency
    per: Per = Per.TOTAL


class ViaBody(Body):
    """Whom the document relays for this claim."""

    publisher: PublisherName
    title: Title | None = None
    citing: ShortText | None = Field(
        default=None,
        description="Whom that one cites, in words; no source of its own.",
        examples=["diplomats"],
    )


class QuoteBody(Body):
    """The words in the document; offsets count Unicode code points of its text as sent."""

    text: Words
    start: Offset | None = None
    end: Offset | None = None

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield offsets that do not fit the words."""
        start, end = self.start, self.end
        if start is None or end is None:
            if start is not end:
                yield Fault(pointer, "A quote has both offsets, start and end, or none.")
        elif end - start != len(self.text):
            yield Fault(
                pointer, f"The offsets span {end - start} characters, and the quote has {len(self.text)}."
            )

    def unsound(self, pointer: str, text: str) -> Iterator[Fault]:
        """Yield words that the document's text has not, or not there, of a quote that is one."""
        if any(self.contradictions(pointer)):
            return
        if sentence := soundness.quoted(self.text, self.start, self.end, text):
            yield Fault(f"{pointer}/text", sentence)


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
    losses: LossesBody | None = Field(default=None, description="Only of INVOLVED_IN.")
    trained: CountBody | None = Field(default=None, description="How many were trained; only of TRAINS.")
    under: ReferenceBody | None = None
    place: ReferenceBody | None = Field(
        default=None, description="Where it holds: a place; not of a predicate whose object is one."
    )
    money: MoneyBody | None = None
    role: ShortText | None = None
    note: Note | None = None
    locator: ShortText | None = Field(
        default=None, description="Where in the document, as one would cite it.", examples=["p. 14"]
    )
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
        """Subject, objects, what it is under and its place, each with the pointer to it, in this order."""
        under = [("/under", self.under)] if self.under else []
        place = [("/place", self.place)] if self.place else []
        return [("/subject", self.subject), *self.objects, *under, *place]

    def contradictions(self) -> Iterator[Fault]:
        """Yield what is wrong between fields that are each right."""
        for pointer, reference in self.references:
            yield from reference.contradictions(pointer)
        yield from self._repeated_objects()
        yield from self._misplaced()
        for pointer, figure in self._figures:
            yield from figure.contradictions(pointer)
        if self.quote:
            yield from self.quote.contradictions("/quote")
        yield from self.document.contradictions("/document")

    def unsound(self) -> Iterator[Fault]:
        """Yield what no claim may say, however well it is formed: see `app.domain.soundness`.

        Of a document that is named by its id only what the body says by itself: see `unsound_in`.
        """
        valid_from, valid_to = (self.valid.from_, self.valid.to) if self.valid else (None, None)
        for pointer, given in (("/valid/from", valid_from), ("/valid/to", valid_to), ("/as_of", self.as_of)):
            if given and (sentence := soundness.usual_years(given)):
                yield Fault(pointer, sentence)
        if sentence := soundness.in_time(valid_from, valid_to):
            yield Fault("/valid/to", sentence)
        for pointer, figure in self._figures:
            yield from figure.unsound(pointer)
        yield from self.document.unsound("/document")
        if self.document.id is None:
            yield from self.unsound_in(self.document.published, self.document.text)

    def unsound_in(self, published: str | None, text: str | None) -> Iterator[Fault]:
        """Yield what it may not say of a document of this date and, where it is known, this text."""
        valid_from = self.valid.from_ if self.valid else None
        observed = soundness.observed_by(published, self.status, valid_from=valid_from, as_of=self.as_of)
        yield from (Fault(*said) for said in observed)
        if self.quote and text is not None:
            yield from self.quote.unsound("/quote", text)

    def dated_ahead(self, published: str | None, today: date) -> Iterator[Fault]:
        """Yield what is after tomorrow: its document, else what an undated one observed.

        `published` is the date of the document, also of one that is named by its id.
        """
        yield from self.document.dated_ahead("/document", today)
        if published is None and (sentence := soundness.observed_ahead(self.as_of, today)):
            yield Fault("/as_of", sentence)

    def _repeated_objects(self) -> Iterator[Fault]:
        seen: set[tuple[str, ...]] = set()
        for pointer, reference in self.objects:
            if reference.identity in seen:
                yield Fault(pointer, "This object is named twice.")
            seen.add(reference.identity)

    def _misplaced(self) -> Iterator[Fault]:
        """Yield what is not said of this predicate."""
        if self.losses and self.predicate is not Predicate.INVOLVED_IN:
            yield Fault("/losses", f"Losses are said with INVOLVED_IN, and not with {self.predicate}.")
        if self.trained and self.predicate is not Predicate.TRAINS:
            yield Fault(
                "/trained", f"How many were trained is said with TRAINS, and not with {self.predicate}."
            )
        if self.place and PREDICATES[self.predicate].is_sited:
            yield Fault("/place", f"The object of {self.predicate} is the place where it holds.")

    @property
    def _figures(self) -> list[tuple[str, CountBody | LossesBody]]:
        """Its numbers of people, each with the pointer to it."""
        figures = (
            ("/personnel", self.personnel),
            ("/losses", self.losses),
            ("/trained", self.trained),
        )
        return [(pointer, figure) for pointer, figure in figures if figure]


def parse(data: object) -> ClaimBody:
    """Return the claim a JSON value describes. Raises Invalid with a pointer to each fault."""
    body = shaped(ClaimBody, data)
    if faults := [*body.contradictions(), *body.unsound()]:
        raise Invalid(faults)
    return body


def parse_recorded(data: object) -> ClaimBody:
    """Return the claim that a JSON value of our own describes: one that was recorded before, by any rules.

    For what restores a graph: `parse` refuses what no claim may say today, and this does not. Raises Invalid
    with a pointer to each fault.
    """
    body = shaped(ClaimBody, data)
    if faults := list(body.contradictions()):
        raise Invalid(faults)
    return body


def parse_document(data: object) -> DocumentBody:
    """Return the document a JSON value describes. Raises Invalid with a pointer to each fault."""
    body = shaped(DocumentBody, data)
    if faults := [*body.contradictions(""), *body.unsound("")]:
        raise Invalid(faults)
    return body
