"""An episode as a bar in time: forms, places, years."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.model import Claim, Document, Publisher, Ref, Triple
from app.domain.projection.episodes import project
from app.domain.vocabulary import Kind, Predicate, Stance, Status
from app.web.graphics.timebars import Tick, Timebar, timebar

TODAY = date(2026, 1, 1)
WAGNER = Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group")
MALI = Ref("mali", Kind.COUNTRY, "Mali")


def claim(
    id_: str, as_of: str | None, status: Status = Status.PRESENT, stance: Stance = Stance.AFFIRMS
) -> Claim:
    document = Document(f"d-{id_}", "Report", Publisher(id_, id_))
    return Claim(id_, WAGNER, Predicate.DEPLOYED_TO, (MALI,), document, status, stance, as_of=as_of)


def drawn(*claims: Claim, on: date | None = None) -> Timebar | None:
    (episode,) = project(Triple("wagner-group", Predicate.DEPLOYED_TO, "mali"), claims)
    return timebar(episode, TODAY, on)


def test_planned_then_certain_then_possible() -> None:
    bar = drawn(claim("a", "2021-01-01", Status.PLANNED), claim("b", "2022-01-01"), claim("c", "2023-01-01"))
    assert bar
    assert (bar.stretches[0].form, bar.stretches[0].hue) == ("planned", "ahead")
    assert {run.form for run in bar.stretches} == {"planned", "certain", "possible"}
    assert all(run.start >= 0 and run.start + run.length <= 100.01 for run in bar.stretches)
    certain = next(run for run in bar.stretches if run.form == "certain")
    # 2021 to 1 January 2026: the second year begins a fifth of the way
    assert certain.start == pytest.approx(20, abs=0.1)
    assert certain.length == pytest.approx(20, abs=0.2)
    assert [year for _, year in bar.years] == ["2021", "2022", "2023", "2024", "2025"]


def test_nothing_is_drawn_beyond_today() -> None:
    bar = drawn(claim("a", "2025-06-01"))
    assert bar
    assert bar.stretches[-1].start + bar.stretches[-1].length == pytest.approx(100, abs=0.01)


def test_claims_are_ticks_and_denials_are_told_apart() -> None:
    bar = drawn(claim("a", "2024-01-01"), claim("b", "2025-01-01", stance=Stance.DENIES), on=date(2025, 1, 1))
    assert bar
    assert [tick.denies for tick in bar.ticks] == [False, True]
    assert bar.ticks[0] == Tick(0, denies=False)
    assert bar.day == bar.ticks[1].at


def test_a_claimed_end_is_marked_and_ends_the_bar() -> None:
    bar = drawn(claim("a", "2023-01-01"), claim("b", "2024-01-01", Status.ENDED))
    assert bar
    assert bar.end is not None
    assert bar.stretches[-1].start + bar.stretches[-1].length == pytest.approx(bar.end, abs=0.2)


def test_many_years_are_not_all_written() -> None:
    bar = drawn(claim("a", "1950-01-01"), claim("b", "2025-01-01"))
    assert bar
    assert [year for _, year in bar.years] == ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]
    assert bar.ticks[0].at == 0


def test_without_a_date_there_is_no_bar() -> None:
    assert drawn(claim("a", None)) is None
