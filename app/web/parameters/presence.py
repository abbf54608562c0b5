"""What a URL asks about who is where: the same for the page and for the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from app.services.reading.presence import Question
from app.web.dependencies import Today
from app.web.parameters.common import (
    EvidenceLevels,
    Host,
    InRegion,
    KnownAt,
    OfCategory,
    On,
    Sender,
    Statuses,
)


async def question(
    today: Today,
    host: Host = None,
    sender: Sender = None,
    on: On = None,
    known_at: KnownAt = None,
    statuses: Statuses = [],  # noqa: B006  # FastAPI copies defaults
    evidence: EvidenceLevels = [],  # noqa: B006
    region: InRegion = None,
    category: OfCategory = None,
) -> Question:
    """Read the question from the URL; without a day it is about today."""
    return Question(
        on=on or today,
        host=host,
        sender=sender,
        known_at=known_at,
        statuses=frozenset(statuses),
        evidence=frozenset(evidence),
        region=region,
        category=category,
    )


AskedDep = Annotated[Question, Depends(question)]
