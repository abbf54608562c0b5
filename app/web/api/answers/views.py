"""Saved views as the API answers with them."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import Field

from app.services.accounts.views import SavedView
from app.web.api.answers.parts import Answer


class ViewAnswer(Answer):
    """A view under a name."""

    id: str
    name: str
    query: str = Field(description="What stands after `/explore?`.")
    created: datetime
    by: str = Field(description="The name of the key it was saved with.")

    @classmethod
    def of(cls, view: SavedView) -> Self:
        """Present a saved view."""
        return cls.model_validate(view)
