"""The rules of the projection by example, 1 to 4: what one claim says of time, and which belong together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.model import Claim, Episode, Personnel
from app.domain.projection.episodes import project
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Phase,
    Qualifier,
    Stance,
    Status,
)
from tests.domain.claims import MISSION, TRIPLE, claim, weak


def episodes(*claims: Claim) -> tuple[Episode, ...]:
    return project(TRIPLE, claims)


def only(*claims: Claim) -> Episode:
    (episode,) = project(TRIPLE, claims)
    return episode


def day(written: str) -> date:
    return date.fromisoformat(written)


def certainty(episode: Episode, written: str) -> Certainty:
    return episode.certainty_on(day(written))


def ends(*claims: Claim) -> list[str | None]:
    """The last day of each episode, None of one that is open."""
    return [each.end.latest.isoformat() if each.end else None for each in episodes(*claims)]


def held(*claims: Claim) -> list[set[str]]:
    """The claims of each episode."""
    return [set(each.claims) for each in episodes(*claims)]


def ended(id_: str, as_of: str, **fields: Any) -> Claim:
    return claim(id_, status=Status.ENDED, as_of=as_of, **fields)


def nobody(id_: str, as_of: str, **fields: Any) -> Claim:
    return claim(id_, as_of=as_of, best=0, **fields)


class TestOneClaim:
    """Rule 1: what one claim says of time."""

    @pytest.mark.parametrize(
        ("fields", "start", "confirmed", "certain", "possible"),
        [
            # an interval: certain between its dates, possible within them, confirmed when it was published
            (
                {"valid_from": "2010", "valid_to": "2014-03", "published": "2016"},
                *("2010-01-01", "2016-12-31", ["2010-12-31", "2014-03-01"], ["2010-01-01", "2014-03-31"]),
            ),
            # an open end reaches to when it was said; certain to the first day that may have been
            (
                {"valid_from": "2010-05-01", "published": "2012-03"},
                *("2010-05-01", "2012-03-31", ["2010-05-01", "2012-03-01"], ["2012-03-02", "2015-03-31"]),
            ),
            # an as_of is its own days
            (
                {"as_of": "2013-03"},
                *("2013-03-01", "2013-03-31", ["2013-03-01", "2013-03-31"], ["2013-04-01"]),
            ),
            # approximate: the same days, none certain
            ({"as_of": "2013-03~"}, "2013-03-01", "2013-03-31", [], ["2013-03-01", "2013-03-31"]),
            # one of a set: some day between, none certain
            (
                {"as_of": "[2013-03..2013-05]"},
                *("2013-03-01", "2013-05-31", [], ["2013-03-01", "2013-05-31"]),
            ),
            # as_of comes before the day of publication
            (
                {"as_of": "2013", "published": "2014-02"},
                *("2013-01-01", "2013-12-31", ["2013-01-01", "2013-12-31"], ["2014-01-01"]),
            ),
            # and never reaches past it
            (
                {"as_of": "2022", "published": "2022-04-28"},
                *("2022-01-01", "2022-04-28", ["2022-01-01", "2022-04-28"], ["2022-04-29", "2025-04-28"]),
            ),
            # only published: as of then
            (
                {"published": "2013-03"},
                *("2013-03-01", "2013-03-31", ["2013-03-01", "2013-03-31"], ["2016-03-31"]),
            ),
            # an end without a beginning starts at the earlier of the two dates
            (
                {"valid_to": "2013", "as_of": "2014-06~"},
                *("2013-01-01", "2014-06-30", [], ["2013-01-01", "2013-12-31"]),
            ),
            # an undated document with an interval: its last date stands for when it was written
            ({"valid_from": "2013-05"}, "2013-05-01", "2013-05-31", [], ["2013-05-01", "2016-05-31"]),
            # winter runs into the next year
            ({"as_of": "2013-24"}, "2013-12-01", "2014-02-28", ["2013-12-01", "2014-02-28"], ["2014-03-01"]),
        ],
    )
    def test_its_days(
        self, fields: dict[str, str], start: str, confirmed: str, certain: list[str], possible: list[str]
    ) -> None:
        episode = only(claim(**fields))
        assert episode.start is not None
        assert episode.last_confirmed is not None
        assert episode.start.earliest == day(start)
        assert episode.last_confirmed.latest == day(confirmed)
        assert {certainty(episode, each) for each in certain} <= {Certainty.CERTAIN}
        assert {certainty(episode, each) for each in possible} == {Certainty.POSSIBLE}

    def test_an_end_to_come_is_kept_beside_an_open_span(self) -> None:
        episode = only(claim(status=Status.LEAVING, valid_to="2024-09-15", published="2024-05-19"))
        assert episode.end is None
        assert episode.planned_end is not None
        assert episode.planned_end.latest == day("2024-09-15")
        assert certainty(episode, "2024-09-15") is Certainty.POSSIBLE
        assert certainty(episode, "2024-09-16") is Certainty.STALE

    @pytest.mark.parametrize(
        ("fields", "end"),
        [
            ({"valid_from": "2013", "valid_to": "2021-08-10", "published": "2021-09"}, "2021-08-10"),
            # in the month of publication: the whole of it, but what has ended has ended by then
            ({"valid_from": "2013", "valid_to": "2022-08", "published": "2022-08-15"}, "2022-08-31"),
            (
                {
                    "valid_from": "2013",
                    "valid_to": "2022-08",
                    "published": "2022-08-15",
                    "status": Status.ENDED,
                },
                "2022-08-15",
            ),
            # ended, without a day, or with one to come: when that was said
            ({"status": Status.ENDED, "published": "2022-08-15"}, "2022-08-15"),
            ({"status": Status.ENDED, "valid_to": "2023", "published": "2022-08-15"}, "2022-08-15"),
        ],
    )
    def test_the_end_it_claims(self, fields: dict[str, Any], end: str) -> None:
        assert ends(claim(**fields)) == [end]

    def test_a_beginning_after_it_was_said_is_a_plan(self) -> None:
        episode = only(claim(status=Status.PRESENT, valid_from="2022", as_of="2021-09"))
        assert (episode.status, episode.phase) == (Status.PLANNED, Phase.PLANNED)
        assert episode.start is not None
        assert episode.start.edtf == "2022"

    @pytest.mark.parametrize(
        "nought",
        [
            Personnel(best=0, qualifier=Qualifier.EXACTLY),
            Personnel(best=0, qualifier=Qualifier.ABOUT),
            Personnel(max=0, qualifier=Qualifier.UP_TO),
            Personnel(by_category=((Category.TROOPS, 0),)),
        ],
    )
    def test_a_figure_of_nought_says_that_nobody_was_there(self, nought: Personnel) -> None:
        episode = only(claim(as_of="2018", personnel=nought))
        assert (episode.evidence, episode.sources, episode.start) == (Evidence.DENIED, 0, None)
        assert episode.shown.personnel is None

    @pytest.mark.parametrize("qualifier", [Qualifier.AT_LEAST, Qualifier.CEILING])
    def test_nought_at_least_and_a_ceiling_of_nought_do_not(self, qualifier: Qualifier) -> None:
        episode = only(claim(as_of="2018", personnel=Personnel(best=0, qualifier=qualifier)))
        assert episode.evidence is Evidence.CLAIMED

    def test_a_plan_for_nobody_ends_nothing(self) -> None:
        episode = only(claim(as_of="2019"), claim(status=Status.AGREED, as_of="2020", best=0))
        assert (episode.status, episode.end) == (Status.PRESENT, None)

    def test_without_claims_there_is_no_episode(self) -> None:
        assert episodes() == ()

    def test_a_date_that_is_none_is_refused_with_its_sentence(self) -> None:
        with pytest.raises(ValueError, match="month 13 does not exist"):
            episodes(claim(as_of="2021-13"))


class TestEpisodes:
    """Rule 2: which observations belong together, and where they end."""

    def test_observations_without_an_end_between_them_are_one(self) -> None:
        assert held(claim("a", as_of="1995"), claim("b", as_of="2020-05-01")) == [{"a", "b"}]

    def test_left_and_returned_are_two(self) -> None:
        first, second = episodes(
            claim("first", valid_from="2010", published="2012"),
            ended("left", "2014-03"),
            claim("returned", valid_from="2020-02", published="2021"),
        )
        assert (first.n, first.status, second.n, second.status) == (1, Status.ENDED, 2, Status.PRESENT)
        assert first.end is not None
        assert first.end.edtf == "2014-03"
        assert second.start is not None
        assert second.start.edtf == "2020-02"
        assert certainty(first, "2014-04-01") is Certainty.NO
        assert certainty(second, "2019-01-01") is Certainty.NO

    def test_a_rotation_the_next_day_is_no_return(self) -> None:
        first = claim("a", valid_from="2023-04-01", valid_to="2023-09-30", published="2023-10-05")
        second = claim("b", valid_from="2023-10-01", published="2023-10-05")
        assert ends(first, second) == [None]

    def test_a_yearbook_of_the_year_bridges_no_departure_in_it(self) -> None:
        stay = claim("stay", valid_from="1974", valid_to="2014-03-15", published="2014-04-01")
        back = claim("back", valid_from="2014-09-01", published="2014-10-01")
        year = claim("year", as_of="2014", published="2015-01-01")
        assert held(stay, back, year) == [{"stay", "year"}, {"back"}]

    def test_yearbooks_share_no_day_and_join_by_no_touch(self) -> None:
        first, second = claim("a", as_of="2013"), claim("b", as_of="2014")
        left = ended("left", "2013-12-31")
        assert held(first, second, left) == [{"a", "left"}, {"b"}]

    def test_an_end_that_someone_looks_beyond_does_not_close(self) -> None:
        episode = only(ended("e", "2014-03"), claim(valid_from="2010", as_of="2016"))
        assert (episode.status, episode.end) == (Status.PRESENT, None)

    def test_two_dates_for_one_exit_are_one_exit_and_differ(self) -> None:
        episode = only(claim(as_of="2021"), ended("june", "2022-06-30"), ended("august", "2022-08"))
        assert episode.end is not None
        assert episode.end.latest == day("2022-08-31")
        assert episode.ends_differ == ("june",)

    def test_of_ends_that_share_a_day_the_closest_is_the_end_and_none_differs(self) -> None:
        episode = only(claim(as_of="2025-01"), ended("day", "2025-06-06"), ended("month", "2025-06"))
        assert episode.end is not None
        assert episode.end.latest == day("2025-06-06")
        assert episode.ends_differ == ()

    def test_an_exit_of_a_year_is_of_the_last_stay_that_began_by_its_end(self) -> None:
        early = claim("early", valid_from="2012-06-04", valid_to="2012-12", published="2013-02-01")
        late = claim("late", as_of="2014-06", published="2014-07-10")
        assert held(early, late, ended("left", "2014", published="2015-01-10")) == [
            {"early"},
            {"late", "left"},
        ]

    def test_who_is_seen_soon_after_an_end_quarrels_about_its_day(self) -> None:
        year, left = claim("year", as_of="2022"), ended("left", "2023-02-18")
        assert ends(year, left, claim("seen", as_of="2023-02-19")) == ["2023-02-19"]
        assert ends(year, left, claim("seen", as_of="2023-03-21")) == ["2023-03-21"]
        assert ends(year, left, claim("seen", as_of="2023-03-22")) == ["2023-02-18", None]

    def test_who_begins_soon_after_an_end_returns(self) -> None:
        year, left = claim("year", as_of="2022"), ended("left", "2023-02-18")
        back = claim("back", valid_from="2023-03-01", published="2023-04")
        assert ends(year, left, back) == ["2023-02-18", None]

    def test_a_year_as_of_after_an_end_is_a_return(self) -> None:
        claims = [claim("a", as_of="2021"), ended("left", "2022-12-31"), claim("b", as_of="2023")]
        assert ends(*claims) == ["2022-12-31", None]

    def test_no_episode_starts_before_the_one_before_it_is_over(self) -> None:
        first, second = episodes(
            claim("a", as_of="2013", best=10),
            ended("left", "2013-12-31"),
            claim("b", as_of="2014-06-01"),
            ended("again", "201X", published="2019-12-31"),
        )
        assert first.end is not None
        assert second.start is not None
        assert (first.end.latest, second.start.earliest) == (day("2013-12-31"), day("2014-01-01"))


class TestAbsences:
    """Rule 2: that nobody was there ends what was before, or counts as a denial."""

    def test_a_nought_ends_the_stay_before_it_on_the_day_before(self) -> None:
        hundred, fifty = claim("a", as_of="2023-01", best=100), claim("b", as_of="2023-03", best=50)
        assert ends(hundred, nobody("nought", "2023-02"), fifty) == ["2023-01-31", None]
        assert held(hundred, nobody("nought", "2023-02"), fifty) == [{"a", "nought"}, {"b"}]

    def test_only_the_first_nought_does(self) -> None:
        claims = [claim("a", as_of="2010", best=100), nobody("b", "2011"), nobody("c", "2012")]
        assert ends(*claims) == ["2010-12-31"]
        assert only(*claims).evidence is Evidence.CLAIMED

    def test_a_nought_after_an_end_does_not_move_it(self) -> None:
        assert ends(claim(as_of="2013"), ended("left", "2014-03-15"), nobody("z", "2016")) == ["2014-03-15"]

    def test_a_nought_on_days_that_are_observed_counts_as_a_denial(self) -> None:
        episode = only(claim(as_of="2013"), claim(as_of="2014-06-01"), nobody("nought", "2014"))
        assert (episode.end, episode.evidence) == (None, Evidence.DISPUTED)
        assert certainty(episode, "2014-06-01") is Certainty.POSSIBLE

    @pytest.mark.parametrize(
        "fields",
        [
            {"personnel": Personnel(best=0, category=Category.POLICE)},
            {"best": 0, "under": MISSION},
        ],
    )
    def test_a_nought_of_some_speaks_only_against_these(self, fields: dict[str, Any]) -> None:
        troops = claim(as_of="2023-05", personnel=Personnel(best=500, category=Category.TROOPS))
        same, later = claim("same", as_of="2023-05", **fields), claim("later", as_of="2023-06", **fields)
        episode = only(troops, same, later)
        assert (episode.end, episode.evidence) == (None, Evidence.CLAIMED)
        assert certainty(episode, "2023-05-15") is Certainty.CERTAIN


class TestWeak:
    """Rule 2: what is rated E or 5 joins others, and closes and bridges nothing."""

    def test_a_weak_end_closes_nothing(self) -> None:
        assert ends(claim(as_of="2022-06-01"), weak(status=Status.ENDED, as_of="2022-07-01")) == [None]

    def test_a_weak_interval_does_not_bridge_what_ended(self) -> None:
        stay = claim("stay", valid_from="2010", valid_to="2014-03-15", published="2014-04-01")
        back = claim("back", valid_from="2014-09-01", published="2014-10-01")
        rumour = weak("rumour", valid_from="2010", published="2015-01-01")
        assert held(stay, back, rumour) == [{"stay", "rumour"}, {"back"}]

    @pytest.mark.parametrize(
        "rumour",
        [weak("rumour", status=Status.ENDED, as_of="2023-06"), weak("rumour", as_of="2023-02-19")],
    )
    def test_a_weak_exit_and_a_weak_quarrel_about_an_end_are_no_return(self, rumour: Claim) -> None:
        assert ends(claim(as_of="2022"), ended("left", "2023-02-18"), rumour) == ["2023-02-18"]

    def test_another_one_after_an_end_is_an_episode_of_its_own(self) -> None:
        claims = [claim("a", as_of="2022"), ended("left", "2023-02-18"), weak("rumour", as_of="2024")]
        assert held(*claims) == [{"a", "left"}, {"rumour"}]

    def test_weak_ones_alone_end_by_the_same_rules(self) -> None:
        claims = [weak(as_of="2020"), weak(status=Status.ENDED, as_of="2021-05-01")]
        assert ends(*claims) == ["2021-05-01"]


PLANNED = claim("planned", status=Status.PLANNED, as_of="2021-09~", best=1000)
PRESENT = claim("present", as_of="2022-01", publisher="Agency")


class TestPlans:
    """Rule 3: which episode a plan is of."""

    def test_planned_then_present_is_one(self) -> None:
        episode = only(PLANNED, PRESENT)
        assert episode.id == f"{TRIPLE.key}.1"
        assert (episode.status, episode.phase) == (Status.PRESENT, Phase.ACTUAL)
        assert episode.claims == ("planned", "present")

    def test_a_plan_stated_while_it_lasts_is_a_change_of_it(self) -> None:
        cut = claim("cut", status=Status.ANNOUNCED, valid_from="2023", best=2500, published="2022-02-10")
        claims = [claim("now", as_of="2022-01", best=5000), cut, ended("left", "2022-08-15")]
        assert held(*claims) == [{"now", "cut", "left"}]

    def test_a_plan_after_the_end_is_an_episode_of_its_own_and_the_last(self) -> None:
        over, planned = episodes(
            claim(valid_from="2010", valid_to="2014", published="2015"),
            claim("again", status=Status.ANNOUNCED, valid_from="2025", as_of="2023-05"),
            claim("denied", stance=Stance.DENIES, as_of="2023-06"),
        )
        assert (over.status, planned.status, planned.phase) == (Status.ENDED, Status.PLANNED, Phase.PLANNED)
        assert planned.start is not None
        assert planned.start.edtf == "2025"
        assert planned.claims == ("again", "denied")
        assert planned.evidence is Evidence.DISPUTED

    def test_a_plan_to_return_is_of_the_return(self) -> None:
        stay = claim("stay", valid_from="2010", valid_to="2014", published="2015")
        plan = claim("plan", status=Status.AGREED, valid_from="2020", as_of="2019")
        back = claim("back", as_of="2020-05-01")
        assert held(stay, plan, back) == [{"stay"}, {"plan", "back"}]

    def test_a_plan_never_widens_an_interval(self) -> None:
        episode = only(PRESENT, claim(status=Status.PLANNED, valid_from="2022-02", valid_to="2030"))
        assert episode.start is not None
        assert (episode.start.edtf, episode.end, episode.planned_end) == ("2022-01", None, None)


class TestDenialsAndUndatedClaims:
    """Rule 4: where what says no day of its own presence belongs."""

    def test_a_denial_joins_the_episode_it_meets(self) -> None:
        over = claim("over", valid_from="2010", valid_to="2014", published="2015")
        back = claim("back", as_of="2018")
        denial = claim("denial", stance=Stance.DENIES, as_of="2012")
        assert held(over, back, denial) == [{"over", "denial"}, {"back"}]

    def test_else_the_last_that_is_not_over_before_it_else_the_last(self) -> None:
        over = claim("over", valid_from="2010", valid_to="2014", published="2015")
        denial = claim("denial", stance=Stance.DENIES, as_of="2016")
        assert held(over, denial) == [{"over", "denial"}]
        assert held(over, denial, claim("back", as_of="2018")) == [{"over"}, {"back", "denial"}]

    def test_after_the_end_it_disputes_nothing(self) -> None:
        over = claim("over", valid_from="2010", valid_to="2014", published="2015")
        assert only(over, claim(stance=Stance.DENIES, as_of="2016")).evidence is Evidence.CLAIMED

    def test_alone_it_is_an_episode_without_days(self) -> None:
        episode = only(claim(stance=Stance.DENIES, as_of="2020"))
        assert (episode.evidence, episode.sources, episode.status) == (Evidence.DENIED, 0, Status.UNKNOWN)
        assert (episode.start, episode.end, episode.moments) == (None, None, ())

    def test_what_is_undated_joins_the_last_episode_or_makes_one(self) -> None:
        undated = claim("undated", role="training", status=Status.REDUCING)
        joined = only(PRESENT, undated)
        assert joined.claims == ("present", "undated")
        assert (joined.status, joined.shown.role) == (Status.PRESENT, "training")
        alone = only(undated)
        assert (alone.status, alone.start, alone.moments) == (Status.REDUCING, None, ())

    def test_an_undated_end_closes_nothing(self) -> None:
        assert ends(PRESENT, claim(status=Status.ENDED)) == [None]
