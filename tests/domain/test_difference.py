"""What was learnt of a matter: episodes added, changed, ended and retracted."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.difference import Aspect, Change, Difference, difference
from app.domain.model import Claim, Document, Episode, Personnel, Publisher, Ref, Triple
from app.domain.projection.episodes import project
from app.domain.vocabulary import Kind, Predicate, Stance, Status

ITALY = Ref("italy", Kind.COUNTRY, "Italy")
MALI = Ref("mali", Kind.COUNTRY, "Mali")
TRIPLE = Triple("italy", Predicate.DEPLOYED_TO, "mali")


def said(id_: str, as_of: str | None = "2021", **more: Any) -> Claim:
    document = Document(f"d-{id_}", "Report", Publisher(id_, id_))
    return Claim(id_, ITALY, Predicate.DEPLOYED_TO, (MALI,), document, as_of=as_of, **more)


def known(*claims: Claim) -> tuple[Episode, ...]:
    return tuple(project(TRIPLE, claims))


def learnt(before: tuple[Claim, ...], after: tuple[Claim, ...]) -> list[tuple[Change, tuple[Aspect, ...]]]:
    return [(one.change, one.aspects) for one in difference(known(*before), known(*after))]


FIRST = said("a")


def test_the_same_is_no_news() -> None:
    assert difference(known(FIRST), known(FIRST)) == ()
    assert difference((), ()) == ()


def test_what_was_not_known_is_added_and_what_is_no_more_is_retracted() -> None:
    assert learnt((), (FIRST,)) == [(Change.ADDED, ())]
    assert learnt((FIRST,), ()) == [(Change.RETRACTED, ())]
    assert difference(known(FIRST), ())[0].episode.id == "italy.DEPLOYED_TO.mali.1"
    with pytest.raises(ValueError, match="no episode"):
        _ = Difference(Change.ADDED, None, None).episode


def test_a_later_report_confirms_and_changes_the_figure() -> None:
    later = said("b", "2022", personnel=Personnel(best=50))
    [(change, aspects)] = learnt((FIRST,), (FIRST, later))
    assert change is Change.CHANGED
    assert set(aspects) == {Aspect.CONFIRMED, Aspect.SOURCES, Aspect.EVIDENCE, Aspect.PERSONNEL}


def test_a_denial_changes_the_evidence_alone() -> None:
    denial = said("b", stance=Stance.DENIES)
    assert learnt((FIRST,), (FIRST, denial)) == [(Change.CHANGED, (Aspect.EVIDENCE,))]


def test_a_plan_that_came_to_pass_is_the_same_episode_changed() -> None:
    plan = said("p", "2021-09", status=Status.PLANNED)
    [(change, aspects)] = learnt((plan,), (plan, said("b", "2022-01")))
    assert change is Change.CHANGED
    assert Aspect.STATUS in aspects


def test_what_is_said_to_be_over_has_ended() -> None:
    over = said("b", "2022", valid_from="2020", valid_to="2022", status=Status.ENDED)
    [(change, aspects)] = learnt((FIRST,), (FIRST, over))
    assert change is Change.ENDED
    assert {Aspect.STATUS, Aspect.END} <= set(aspects)


def test_an_older_episode_that_comes_to_light_is_added_though_numbers_move() -> None:
    old = said("o", "2014", valid_from="2013", valid_to="2014", status=Status.ENDED)
    back = said("b", "2020")
    found = difference(known(back), known(old, back))
    assert [(one.change, one.episode.n) for one in found] == [(Change.ADDED, 1)]
