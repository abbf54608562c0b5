"""What a key watches, as the API answers it."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import ConfigDict, Field

from app.services.accounts.watches import Watch
from app.web.api.answers.parts import Answer, RefAnswer


class WatchAnswer(Answer):
    """One entity on the list of the key that asks."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "entity": {"id": "mali", "kind": "Country", "name": "Mali"},
                "since": "2026-11-23T09:30:00Z",
            }
        }
    )

    entity: RefAnswer = Field(description="As it is now, also where it was merged since.")
    since: datetime = Field(description="When it was put on the list.")

    @classmethod
    def of(cls, watch: Watch) -> Self:
        """Present one entry."""
        return cls.model_validate(watch)
