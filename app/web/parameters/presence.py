"""What a URL asks about who is where: the same for the page and for the API."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import Depends

from app.domain.filters import PRESENCE, PresenceFilters
from app.services.reading.presence import Question
from app.web.dependencies import Today
from app.web.parameters.common import Host, KnownAt, On, Sender
from app.web.parameters.filters import reader

filters = reader(PRESENCE, PresenceFilters)


async def question(
    today: Today,
    through: Annotated[PresenceFilters, Depends(filters)],
    host: Host = None,
    sender: Sender = None,
    on: On = None,
    known_at: KnownAt = None,
) -> Question:
    """Read the question from the URL; without a day it is about today."""
    return Question(on=on or today, host=host, sender=sender, known_at=known_at, **asdict(through))


AskedDep = Annotated[Question, Depends(question)]
