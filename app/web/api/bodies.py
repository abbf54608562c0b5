"""Small JSON bodies of calls. That of a claim is in `app.bodies`."""

from __future__ import annotations

from pydantic import Field

from app.bodies.document import Body
from app.bodies.types import Note, ViewName, ViewQuery


class RetractionBody(Body):
    """Why a claim no longer counts."""

    reason: Note = Field(description="For whoever reads the history.")


class ViewBody(Body):
    """A view to keep under a name."""

    name: ViewName
    query: ViewQuery = Field(description="What stands after `/explore?`; empty for the most connected part.")


class RenamingBody(Body):
    """Another name for a view."""

    name: ViewName
