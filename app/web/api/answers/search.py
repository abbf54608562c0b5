"""What search found, as the API answers it."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from app.services.search.everything import Found, Sort
from app.services.search.results import Passage, ShownHit
from app.web.api.answers.claims import ClaimAnswer, DocumentAnswer
from app.web.api.answers.entities import FoundAnswer
from app.web.api.answers.parts import Answer, PageAnswer


class SpanOfText(Answer):
    """From `start` up to `end`, in Unicode code points."""

    start: int
    end: int


class HighlightAnswer(Answer):
    """Where in a text of the hit the words stand."""

    field: str = Field(description="name, alias, title, quote, note, stated_subject or stated_object.")
    text: str
    ranges: list[SpanOfText]

    @classmethod
    def of(cls, passage: Passage) -> Self:
        """Present one text."""
        return cls._like(passage, ranges=passage.spans)


class HitAnswer(Answer):
    """One thing found; of `entity`, `document` and `claim` one is given. A quote is a claim found by it."""

    type: Sort
    id: str
    entity: FoundAnswer | None = None
    document: DocumentAnswer | None = None
    claim: ClaimAnswer | None = None
    highlights: list[HighlightAnswer]

    @classmethod
    def of(cls, hit: ShownHit) -> Self:
        """Present one hit."""
        return cls._like(
            hit,
            type=hit.sort,
            document=DocumentAnswer.of(hit.document) if hit.document else None,
            claim=ClaimAnswer.of(hit.claim) if hit.claim else None,
            highlights=[HighlightAnswer.of(passage) for passage in hit.passages],
        )


class CountAnswer(Answer):
    """How many hits have a value."""

    value: str
    count: int


class SearchAnswer(PageAnswer[HitAnswer]):
    """A page of hits, with counts to narrow them down by: of what passes all other filters."""

    facets: dict[str, list[CountAnswer]] = Field(
        description="By type, kind, predicate, status, publisher and year, the most frequent first."
    )
    truncated: bool = Field(description="More than 500 of some type have the words; the best are looked at.")

    @classmethod
    def found(cls, hits: list[HitAnswer], following: str | None, found: Found) -> Self:
        """Present a page of what was found."""
        facets = {
            facet: [CountAnswer(value=str(value), count=n) for value, n in counts.most_common()]
            for facet, counts in found.counts.items()
        }
        return cls(items=hits, next=following, facets=facets, truncated=found.is_cut)
