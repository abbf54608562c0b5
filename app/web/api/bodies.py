"""Small JSON bodies of calls. That of a claim is the services' (`app.services.claim_body`)."""

from __future__ import annotations

from pydantic import Field

from app.services.body_types import Note
from app.services.document_body import Body


class RetractionBody(Body):
    """Why a claim no longer counts."""

    reason: Note = Field(description="For whoever reads the history.")
