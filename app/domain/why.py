"""Why an episode shows the value of one claim and not of another: for the page that says it in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.model import Claim, Episode, Value
from app.domain.projection.contest import Contest, Why, contenders
from app.domain.projection.spans import Dated, read


def why_shown(episode: Episode, claims: Iterable[Claim], value: Value, on: date | None = None) -> Why | None:
    """Return what decided for the value an episode shows, on a day or (`on` None) over all time.

    `claims` are the episode's. None where no value is shown. Raises ValueError as `project` does.
    """
    moment = None if on is None else episode.on(on)
    shown = episode.shown if on is None else moment and moment.shown
    if shown is None or getattr(shown, f"{value}_claim") is None:
        return None
    phase = moment.phase if moment else episode.phase
    readings = [reading for claim in claims if (reading := read(claim)).affirms and reading.phase is phase]
    pool = contenders(value, readings, gone=on is None and episode.end is not None)
    known = [r for r in pool if on is None or (isinstance(r, Dated) and r.when.earliest <= on)]
    contest = Contest(value, earliest=not known)
    for reading in known or pool:
        contest.enter(reading)
    return contest.why()
