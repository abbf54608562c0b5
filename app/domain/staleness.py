"""How much an open matter waits for news: how long nobody confirmed it, how much hangs on it. Pure."""

from __future__ import annotations

import math
from datetime import date
from typing import Final

from app.domain.figures import rank
from app.domain.standing import Standing

QUIET_DAYS: Final = 365
"""After how long without news an open matter is on the worklist."""
_YEAR: Final = 365.25


def importance(edge: Standing) -> float:
    """Return what hangs on an episode: 1, more by the order of its figure, and by the claims that rest on it.

    1,000 people weigh as much again as 31; what many speak of weighs more than what one mentions.
    """
    return 1 + math.log10(1 + rank(edge.shown.personnel)) + math.log2(max(edge.claims, 1)) / 2


def quiet_days(edge: Standing, today: date) -> int:
    """Return for how many days nobody confirmed it; a plan counts from when it was last stated."""
    seen = edge.last_confirmed or edge.start
    return max((today - seen.latest).days, 0) if seen else 0


def weight(edge: Standing, today: date) -> float:
    """Return by what the worklist is ordered: importance times the years without news."""
    return importance(edge) * quiet_days(edge, today) / _YEAR
