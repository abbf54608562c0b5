"""What waits longest for news, and what hangs most on it, comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.dates import parse_single
from app.domain.model import Personnel, Shown
from app.domain.staleness import importance, quiet_days, weight
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Figures, Phase, Predicate, Status

TODAY = date(2026, 1, 1)


def seen(last: str | None, best: int | None = None, claims: int = 1) -> Standing:
    span = parse_single(last) if last else None
    shown = Shown(personnel=Personnel(best=best)) if best else Shown()
    kind = (Predicate.DEPLOYED_TO, Status.PRESENT, Phase.ACTUAL, Evidence.CLAIMED, Figures.SINGLE)
    return Standing(
        "a.DEPLOYED_TO.b.1", "a", "b", *kind, Certainty.POSSIBLE, None, None, span, shown, claims, 1
    )


def test_days_without_news_count_from_the_last_day_it_may_have_been_seen() -> None:
    assert quiet_days(seen("2025-12-31"), TODAY) == 1
    assert quiet_days(seen("2025"), TODAY) == 1
    assert quiet_days(seen("2027"), TODAY) == 0
    assert quiet_days(seen(None), TODAY) == 0
    plan = replace(seen(None), start=parse_single("2024"))
    assert quiet_days(plan, TODAY) == 366


def test_more_people_and_more_claims_weigh_more() -> None:
    assert importance(seen("2020")) == 1
    assert importance(seen("2020", 9)) == 2
    assert importance(seen("2020", 999)) == 4
    assert importance(seen("2020", claims=4)) == 2


def test_the_longer_and_the_greater_comes_first() -> None:
    quiet, great, both = seen("2020", 9), seen("2024", 99_999), seen("2020", 99_999)
    ordered = sorted((quiet, great, both), key=lambda edge: -weight(edge, TODAY))
    assert ordered == [both, quiet, great]
    assert weight(seen("2025-12-31", 9), TODAY) < 0.01
