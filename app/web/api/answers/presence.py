"""Who is where, as the API answers it: rows, the total, and what it leaves out."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from app.domain.figures import Bounds
from app.domain.standing import Standing
from app.domain.totals import LeftOut, Reason, Total
from app.domain.vocabulary import Certainty, Evidence, Figures, Status
from app.services.reading.presence import Presence
from app.web import words
from app.web.api.answers.parts import Answer, PersonnelAnswer, RefAnswer, ShownPersonnelAnswer, SpanAnswer


class PresenceRow(Answer):
    """One sender in one host. A figure that hosts share is in `shared`, and then `personnel` is null.

    `at` is where in the host they are, if that is said: a base, or a region of it.
    """

    sender: RefAnswer
    host: RefAnswer
    at: RefAnswer | None
    status: Status
    evidence: Evidence
    figures: Figures
    certainty: Certainty
    personnel: ShownPersonnelAnswer | None
    shared: ShownPersonnelAnswer | None = Field(description="One figure for this host and `shared_with`.")
    shared_with: list[RefAnswer]
    counted: bool = Field(description="Whether the figure is in the total.")
    under: RefAnswer | None
    role: str | None
    from_: SpanAnswer | None = Field(alias="from")
    to: SpanAnswer | None
    last_confirmed: SpanAnswer | None
    sources: int
    episode: str

    @classmethod
    def of(cls, edge: Standing, found: Presence, counted: set[str]) -> Self:
        """Present one episode of an answer."""
        shown = edge.shown
        figure = ShownPersonnelAnswer.shown(shown)
        return cls.model_validate(
            {
                "sender": RefAnswer.of(found.refs[edge.source]),
                "host": RefAnswer.of(found.host_of(edge)),
                "at": RefAnswer.of(found.refs[edge.target]) if found.is_within(edge) else None,
                "status": edge.status,
                "evidence": edge.evidence,
                "figures": edge.figures,
                "certainty": edge.certainty,
                "personnel": None if shown.shared_with else figure,
                "shared": figure if shown.shared_with else None,
                "shared_with": [RefAnswer.of(ref) for ref in shown.shared_with],
                "counted": edge.id in counted,
                "under": RefAnswer.of(shown.under) if shown.under else None,
                "role": shown.role,
                "from": SpanAnswer.of(edge.start),
                "to": SpanAnswer.of(edge.end),
                "last_confirmed": SpanAnswer.of(edge.last_confirmed),
                "sources": edge.sources,
                "episode": edge.id,
            }
        )


class BoundsAnswer(Answer):
    """A sum. `max` null: open above; `best` null: a figure in it gives no single number."""

    min: int
    best: int | None
    max: int | None

    @classmethod
    def of(cls, held: Bounds) -> Self:
        """Present a sum."""
        return cls(min=held.min, best=held.best, max=held.max)


class LeftOutAnswer(Answer):
    """A figure the total leaves out: the claim it is from, and an episode it stands on.

    `within` is the claim whose figure counts for it, where one does.
    """

    episode: str
    claim: str
    personnel: PersonnelAnswer | None
    reason: Reason
    within: str | None

    @classmethod
    def of(cls, one: LeftOut) -> Self:
        """Present a figure that is left out."""
        return cls(
            episode=one.edge.id,
            claim=one.figure.claim,
            personnel=PersonnelAnswer.of(one.figure.personnel),
            reason=one.reason,
            within=one.within,
        )


class TotalAnswer(Answer):
    """What the rows add up to: `personnel` certain and possible together, `certain` alone, and in words."""

    personnel: BoundsAnswer
    certain: BoundsAnswer
    left_out: list[LeftOutAnswer]
    sentence: str

    @classmethod
    def of(cls, total: Total) -> Self:
        """Present a total."""
        return cls(
            personnel=BoundsAnswer.of(total.personnel),
            certain=BoundsAnswer.of(total.certain),
            left_out=[LeftOutAnswer.of(one) for one in total.named],
            sentence=words.account(total),
        )


class PresenceAnswer(Answer):
    """Who is where on a day."""

    rows: list[PresenceRow]
    total: TotalAnswer

    @classmethod
    def of(cls, found: Presence) -> Self:
        """Present an answer."""
        counted = {one.edge.id for one in found.total.counted}
        rows = [PresenceRow.of(edge, found, counted) for edge in found.edges]
        return cls(rows=rows, total=TotalAnswer.of(found.total))
