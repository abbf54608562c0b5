"""The JSON of a document, as it comes with a claim or alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from app.bodies.types import Day, Edtf, Id, Language, PublisherName, ShortText, Text, Title, Url
from app.domain import soundness
from app.domain.vocabulary import Reliability
from app.errors import Fault


class Body(BaseModel):
    """Refuses fields it does not know, by name."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class SourceBody(Body):
    """A document by its id, or by what it says of itself (then title and publisher are required).

    The id is a hash of publisher, title, published, url and text, so the same document is found again.
    """

    id: Id | None = Field(default=None, description="Of a document that is already there; stands alone.")
    title: Title | None = None
    publisher: PublisherName | None = None
    url: Url | None = None
    published: Edtf | None = Field(default=None, description="EDTF date; a document without it is undated.")
    language: Language | None = None
    reliability: Reliability | None = Field(
        default=None, description="Only where it differs from the publisher's."
    )
    text: Text | None = None
    archived_url: Url | None = Field(default=None, description="Of a copy that stays.")
    accessed: Day | None = Field(default=None, description="The day on which it was read.")
    licence: ShortText | None = Field(
        default=None, description="Of its text.", examples=["CC-BY-4.0", "public-domain"]
    )

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield what is wrong between the fields."""
        if self.id is not None:
            if self.model_fields_set != {"id"}:
                yield Fault(pointer, "A document's id stands alone; leave the other fields away.")
            return
        for name in ("title", "publisher"):
            if getattr(self, name) is None:
                yield Fault(f"{pointer}/{name}", f"A document needs a {name}, unless its id is given.")

    def unsound(self, pointer: str) -> Iterator[Fault]:
        """Yield what no document may say, however well it is formed."""
        for name, given in (("published", self.published), ("accessed", self.accessed)):
            if given and (sentence := soundness.usual_years(given)):
                yield Fault(f"{pointer}/{name}", sentence)

    def dated_ahead(self, pointer: str, today: date) -> Iterator[Fault]:
        """Yield where it is dated after tomorrow."""
        if sentence := soundness.published_by(self.published, today):
            yield Fault(f"{pointer}/published", sentence)


def _form(value: Any) -> str:
    return "<id>" if isinstance(value, str) else "<document>"


class DocumentBody(SourceBody):
    """A document, and the documents it repeats."""

    derived_from: Annotated[
        list[
            Annotated[
                Annotated[Id, Tag("<id>")] | Annotated[SourceBody, Tag("<document>")], Discriminator(_form)
            ]
        ],
        Field(max_length=50, description="What it repeats: ids, or documents like this one."),
    ] = []

    @property
    def sources(self) -> list[SourceBody]:
        """The documents it repeats, all in one form."""
        return [SourceBody(id=each) if isinstance(each, str) else each for each in self.derived_from]

    def contradictions(self, pointer: str) -> Iterator[Fault]:
        """Yield what is wrong between the fields, also of the documents it repeats."""
        yield from super().contradictions(pointer)
        for index, source in enumerate(self.sources):
            yield from source.contradictions(f"{pointer}/derived_from/{index}")

    def unsound(self, pointer: str) -> Iterator[Fault]:
        """Yield what no document may say, also of the documents it repeats."""
        yield from super().unsound(pointer)
        for index, source in enumerate(self.sources):
            yield from source.unsound(f"{pointer}/derived_from/{index}")

    def dated_ahead(self, pointer: str, today: date) -> Iterator[Fault]:
        """Yield where it, or a document it repeats, is dated after tomorrow."""
        yield from super().dated_ahead(pointer, today)
        for index, source in enumerate(self.sources):
            yield from source.dated_ahead(f"{pointer}/derived_from/{index}", today)

    @classmethod
    def of_id(cls, document: str) -> Self:
        """Return the body that names a document that is already there."""
        return cls(id=document)
