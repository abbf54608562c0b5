"""Episodes as the API answers with them: what is shown, and all it rests on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final, Self

from pydantic import Field

from app.domain.evidence import derivation
from app.domain.model import Claim, Ref, Shown
from app.domain.projection.spans import read
from app.domain.standing import Standing, overall, standing
from app.domain.vocabulary import Certainty, Evidence, Figures, Phase, Predicate, Reliability, Status
from app.services.reading.episodes import Ledger
from app.web.api.answers.claims import ClaimAnswer, DocumentAnswer
from app.web.api.answers.parts import (
    Answer,
    PersonnelAnswer,
    RefAnswer,
    ShownAnswer,
    SpanAnswer,
    shown_fields,
)

RULE: Final = (
    "A figure counts on the days its claim speaks of and for three years after them, never before. Of "
    "figures of the same hosts, mission and category, on a day, that whose date fits the day most "
    "closely is shown, else the latest before it, else the earliest after it; then the better rated, "
    "that of the later document, the one that rests on more sources, the smaller id. Over all times it "
    "is the latest. Ceilings, plans and figures rated E or 5 are shown only where there is no other. A "
    "whole is shown before its parts, unless a part is later: then the value runs from the part to the "
    "whole; figures of different people are added up."
)
"""The rule of the value shown, in words."""


class EpisodeAnswer(ShownAnswer):
    """What claims add up to over one stretch of time. `claims` and `sources` are counts.

    With `on` the values are those of that day, and `status` is null where it has none.
    """

    id: str
    n: int
    subject: RefAnswer
    predicate: Predicate
    object: RefAnswer
    status: Status | None
    phase: Phase
    evidence: Evidence
    figures: Figures
    certainty: Certainty = Field(description="For the day of `on`, else today.")
    from_: SpanAnswer | None = Field(alias="from")
    to: SpanAnswer | None
    last_confirmed: SpanAnswer | None
    claims: int
    sources: int

    @classmethod
    def of(cls, held: Standing, ends: tuple[Ref, Ref], *, is_there: bool = True) -> Self:
        """Present an episode between its two ends; one that has no status on the day shows nothing."""
        return cls.model_validate(
            {
                "id": held.id,
                "n": held.n,
                "subject": RefAnswer.of(ends[0]),
                "predicate": held.predicate,
                "object": RefAnswer.of(ends[1]),
                "status": held.status if is_there else None,
                "phase": held.phase,
                "evidence": held.evidence,
                "figures": held.figures,
                "certainty": held.certainty,
                "from": SpanAnswer.of(held.start),
                "to": SpanAnswer.of(held.end),
                "last_confirmed": SpanAnswer.of(held.last_confirmed),
                "claims": held.claims,
                "sources": held.sources,
                **shown_fields(held.shown if is_there else Shown()),
            }
        )


class FigureAnswer(Answer):
    """The figure of one claim, beside the others of its episode."""

    claim: str
    publisher: str
    rating: Reliability | None
    credibility: int | None
    status: Status
    when: str | None = Field(description="`as_of`, else the document's date; null: undated.")
    personnel: PersonnelAnswer
    shared_with: list[RefAnswer]
    shown: bool = Field(description="Whether the episode shows it, alone or as a part.")

    @classmethod
    def of(cls, claim: Claim, shown: Collection[str], object_: Ref) -> Self | None:
        """Present a claim's figure, if it gives one."""
        personnel = PersonnelAnswer.of(claim.personnel)
        if personnel is None:
            return None
        return cls(
            claim=claim.id,
            publisher=claim.document.publisher.name,
            rating=claim.document.rating,
            credibility=claim.credibility,
            status=claim.status,
            when=claim.as_of or claim.document.published,
            personnel=personnel,
            shared_with=[RefAnswer.of(ref) for ref in claim.objects if ref.id != object_.id],
            shown=claim.id in shown,
        )


class SourceAnswer(Answer):
    """An independent source, and the documents that are it or repeat it."""

    source: str
    documents: list[DocumentAnswer]


class LedgerAnswer(Answer):
    """An episode, its claims in order of time, the figures by source, where they come from, the rule."""

    episode: EpisodeAnswer
    claims: list[ClaimAnswer]
    figures: list[FigureAnswer]
    derivation: list[SourceAnswer]
    rule: str

    @classmethod
    def of(cls, ledger: Ledger, on: date | None, today: date) -> Self:
        """Present a ledger."""
        there = standing(ledger.episode, on, today)
        held = there or overall(ledger.episode, on or today)
        episode = EpisodeAnswer.of(held, (ledger.subject, ledger.object), is_there=there is not None)
        chosen = held.shown.figure_claims if there is not None else ()
        figures = (FigureAnswer.of(claim, chosen, ledger.object) for claim in ledger.figures)
        return cls(
            episode=episode,
            claims=[ClaimAnswer.of(claim) for claim in ledger.claims],
            figures=[figure for figure in figures if figure is not None],
            derivation=_derivation(ledger, held.phase),
            rule=RULE,
        )


def _derivation(ledger: Ledger, phase: Phase) -> list[SourceAnswer]:
    return [
        SourceAnswer(source=source.name, documents=[DocumentAnswer.of(each) for each in source.documents])
        for source in derivation(map(read, ledger.affirming), ledger.documents, phase)
    ]
