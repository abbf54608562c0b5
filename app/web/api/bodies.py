"""Small JSON bodies of calls. That of a claim is the services' (`app.services.claim_body`)."""

from __future__ import annotations

from pydantic import Field

from app.services.body_types import Note, ViewName, ViewQuery
from app.services.document_body import Body


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
