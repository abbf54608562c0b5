"""What recording and retracting a claim answer with."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field

from app.domain.model import Ref
from app.domain.standing import overall
from app.services.recording.record import Recorded
from app.web.api.answers.claims import ClaimAnswer
from app.web.api.answers.episodes import EpisodeAnswer
from app.web.api.answers.parts import Answer, RefAnswer


class CandidatesAnswer(Answer):
    """Entities with a close name, where a new one was created: perhaps one of them was meant."""

    subject: list[RefAnswer]
    object: list[RefAnswer]


class RecordedAnswer(Answer):
    """A recorded claim, and the episode it is now part of (that of its first object)."""

    claim: ClaimAnswer
    episode: EpisodeAnswer | None = Field(description="Null while the claim is a proposal.")
    created: bool = Field(description="False: the same claim existed, and nothing changed.")
    candidates: CandidatesAnswer

    @classmethod
    def of(cls, done: Recorded, today: date) -> Self:
        """Present what recording did."""
        return cls(
            claim=ClaimAnswer.of(done.claim),
            episode=EpisodeAnswer.of(overall(done.episode, today), _ends(done)) if done.episode else None,
            created=done.created,
            candidates=CandidatesAnswer.model_validate({"subject": (), "object": (), **done.candidates}),
        )


def _ends(done: Recorded) -> tuple[Ref, Ref]:
    """Return the episode's ends under the names the claim has them by."""
    object_ = done.episode.triple.object if done.episode else None
    objects = done.claim.objects
    return done.claim.subject, next((ref for ref in objects if ref.id == object_), objects[0])


class RetractedAnswer(Answer):
    """The claim as it is now: it stopped counting at `retracted_at`."""

    claim: ClaimAnswer
