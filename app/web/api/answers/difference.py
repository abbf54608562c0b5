"""What was learnt between two instants, as the API answers it."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field

from app.domain.difference import Aspect, Change, Difference
from app.domain.standing import overall
from app.services.reading.difference import Differences
from app.web.api.answers.episodes import EpisodeAnswer
from app.web.api.answers.parts import Answer


class LearntAnswer(EpisodeAnswer):
    """An episode as it was known at the later instant; a retracted one as it was at the earlier."""

    before: EpisodeAnswer | None = Field(description="As it was known at the earlier instant.")
    changes: list[Aspect] = Field(description="What differs.")

    @classmethod
    def between(cls, one: Difference, found: Differences, today: date) -> Self:
        """Present one episode."""
        triple = one.episode.triple
        ends = (found.refs[triple.subject], found.refs[triple.object])
        now = EpisodeAnswer.of(overall(one.episode, today), ends)
        was = EpisodeAnswer.of(overall(one.before, today), ends) if one.before and one.after else None
        return cls.model_validate(
            {**now.model_dump(by_alias=True), "before": was, "changes": list(one.aspects)}
        )


class DiffAnswer(Answer):
    """The episodes that are not as they were known. `truncated`: more changed than are compared at once."""

    added: list[LearntAnswer]
    changed: list[LearntAnswer]
    ended: list[LearntAnswer]
    retracted: list[LearntAnswer]
    truncated: bool

    @classmethod
    def of(cls, found: Differences, today: date) -> Self:
        """Present what was learnt."""
        lists = {
            change.value: [LearntAnswer.between(one, found, today) for one in found.of(change)]
            for change in Change
        }
        return cls.model_validate({**lists, "truncated": found.is_cut})
