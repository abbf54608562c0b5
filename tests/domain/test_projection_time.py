"""The rules of the projection by example, 5 and 6: how sure a day is, and how the matter stood."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.model import Claim, Episode
from app.domain.vocabulary import Certainty, Phase, Reliability, Stance, Status
from tests.domain.claims import claim, weak
from tests.domain.test_projection import PLANNED, PRESENT, certainty, day, ended, episodes, nobody, only


def status(episode: Episode, written: str) -> Status | None:
    return episode.status_on(day(written))


def denied(as_of: str, **fields: Any) -> Claim:
    return claim(stance=Stance.DENIES, as_of=as_of, **fields)


def left_as_planned(to: str) -> Claim:
    return claim(status=Status.LEAVING, valid_to=to, published="2024-05-19")


class TestCertain:
    """Rule 5: from what is observed, is not weak, and nobody contradicts."""

    def test_what_is_known_to_have_begun_is_certain_to_the_first_day_it_may_be_over(self) -> None:
        episode = only(claim(valid_from="2010", valid_to="2012-06", published="2013"))
        assert certainty(episode, "2010-12-30") is Certainty.POSSIBLE
        assert certainty(episode, "2010-12-31") is Certainty.CERTAIN
        assert certainty(episode, "2012-06-01") is Certainty.CERTAIN
        assert certainty(episode, "2012-06-02") is Certainty.POSSIBLE

    @pytest.mark.parametrize("vague", ["2013~", "2013?", "2013%", "201X", "2013-XX", "[2013-03..2013-05]"])
    def test_a_vague_as_of_makes_no_day_certain(self, vague: str) -> None:
        assert certainty(only(claim(as_of=vague)), "2013-04-15") is Certainty.POSSIBLE

    def test_nor_does_one_that_says_it_ended(self) -> None:
        episode = only(claim(as_of="2012-01-01"), ended("left", "2013-06"))
        assert certainty(episode, "2013-06-01") is Certainty.POSSIBLE

    def test_an_as_of_is_cut_by_its_own_beginning_and_end(self) -> None:
        episode = only(claim(as_of="2014", valid_from="2014-03-01", valid_to="2014-06-30"))
        assert certainty(episode, "2014-03-01") is Certainty.CERTAIN
        assert certainty(episode, "2014-06-30") is Certainty.CERTAIN
        assert certainty(episode, "2014-02-28") is Certainty.NO
        assert certainty(episode, "2014-07-01") is Certainty.NO

    def test_a_yearbook_of_the_year_it_began_is_sure_from_the_beginning(self) -> None:
        episode = only(claim(valid_from="2014-09-01", published="2014-10-01"), claim(as_of="2014"))
        assert certainty(episode, "2014-06-01") is Certainty.POSSIBLE
        assert certainty(episode, "2014-12-01") is Certainty.CERTAIN

    def test_a_yearbook_of_the_year_of_a_planned_end_is_sure_up_to_it(self) -> None:
        episode = only(claim(as_of="2023"), left_as_planned("2024-09-15"), claim(as_of="2024"))
        assert certainty(episode, "2024-09-15") is Certainty.CERTAIN
        assert certainty(episode, "2024-09-16") is Certainty.POSSIBLE

    def test_between_certain_days_at_most_a_lapse_apart_there_is_no_doubt(self) -> None:
        near = only(claim(as_of="2013-03-10"), claim(as_of="2016-03-10"))
        far = only(claim(as_of="2013-03-10"), claim(as_of="2016-03-11"))
        assert certainty(near, "2014-07-01") is Certainty.CERTAIN
        assert certainty(far, "2014-07-01") is Certainty.POSSIBLE

    @pytest.mark.parametrize("against", [denied("2014"), nobody("nought", "2014")])
    def test_but_where_it_was_denied_between_them(self, against: Claim) -> None:
        episode = episodes(claim(as_of="2013"), against, claim(as_of="2015"))[0]
        assert certainty(episode, "2014-07-01") is not Certainty.CERTAIN

    def test_no_day_that_is_denied_is_certain(self) -> None:
        years = [claim(as_of=str(year)) for year in (2019, 2020, 2021)]
        episode = only(*years, denied("2020"))
        assert certainty(episode, "2019-06-01") is Certainty.CERTAIN
        assert certainty(episode, "2020-06-01") is Certainty.POSSIBLE
        assert certainty(episode, "2021-06-01") is Certainty.CERTAIN

    def test_but_by_a_weak_denial(self) -> None:
        episode = only(claim(as_of="2020"), denied("2020", credibility=5))
        assert certainty(episode, "2020-06-01") is Certainty.CERTAIN

    def test_after_an_end_that_some_look_beyond_days_are_unsure_until_one_observes_anew(self) -> None:
        episode = only(
            claim(valid_from="2010", published="2016-01-01"),
            claim(valid_from="2010", valid_to="2014-03-15", published="2014-04-01"),
            claim(as_of="2018"),
        )
        assert episode.end is None
        assert certainty(episode, "2014-03-15") is Certainty.CERTAIN
        assert certainty(episode, "2015-01-01") is Certainty.POSSIBLE
        assert certainty(episode, "2018-01-01") is Certainty.CERTAIN

    def test_who_is_seen_after_the_end_quarrels_and_makes_no_day_certain(self) -> None:
        episode = only(claim(as_of="2022"), ended("left", "2023-02-18"), claim(as_of="2023-02-19"))
        assert certainty(episode, "2023-02-19") is Certainty.POSSIBLE
        assert certainty(episode, "2023-02-20") is Certainty.NO

    @pytest.mark.parametrize("low", [{"rating": Reliability.E}, {"credibility": 5}])
    def test_weak_claims_make_days_possible_and_never_certain(self, low: dict[str, Any]) -> None:
        assert certainty(only(claim(as_of="2020", **low)), "2020-06-01") is Certainty.POSSIBLE

    def test_nothing_is_certain_or_possible_after_the_end(self) -> None:
        episode = only(claim(as_of="2020"), ended("left", "2021-05-06"))
        assert certainty(episode, "2021-05-06") is Certainty.POSSIBLE
        assert certainty(episode, "2021-05-07") is Certainty.NO


class TestPossible:
    """Rule 5: up to a lapse after it was last observed, or up to a planned end."""

    def test_up_to_a_lapse_after_it_was_observed_then_stale(self) -> None:
        episode = only(PRESENT)
        assert certainty(episode, "2025-01-31") is Certainty.POSSIBLE
        assert certainty(episode, "2025-02-01") is Certainty.STALE
        assert status(episode, "2025-02-01") is None
        assert episode.status is Status.PRESENT

    def test_a_long_silence_between_two_observations_is_stale(self) -> None:
        episode = only(claim(as_of="1995"), claim(as_of="2015"))
        assert certainty(episode, "1998-12-31") is Certainty.POSSIBLE
        assert certainty(episode, "1999-01-01") is Certainty.STALE
        assert certainty(episode, "2014-12-31") is Certainty.STALE

    def test_not_after_an_end_planned_by_the_latest_before_the_day(self) -> None:
        planned = only(claim(as_of="2023"), left_as_planned("2024-09-15"))
        assert certainty(planned, "2024-09-15") is Certainty.POSSIBLE
        assert certainty(planned, "2024-09-16") is Certainty.STALE
        stayed = only(claim(as_of="2023"), left_as_planned("2024-09-15"), claim(as_of="2024-08-01"))
        assert certainty(stayed, "2024-09-16") is Certainty.POSSIBLE

    def test_a_weak_plan_to_leave_cuts_only_what_weak_ones_make_possible(self) -> None:
        leaving = weak(status=Status.LEAVING, valid_to="2024-09-15", published="2024-05-19")
        assert certainty(only(claim(as_of="2023"), leaving), "2024-09-16") is Certainty.POSSIBLE
        assert certainty(only(weak(as_of="2023"), leaving), "2024-09-16") is Certainty.STALE

    def test_who_only_says_that_it_ended_makes_no_later_day_possible(self) -> None:
        episode = only(claim(valid_from="2010", published="2022"), ended("left", "2014-03-15"))
        assert episode.end is None
        assert certainty(only(ended("left", "2014-03-15")), "2014-03-16") is Certainty.NO

    def test_before_the_start_a_plan_makes_it_not_yet_for_a_lapse(self) -> None:
        episode = only(PLANNED)
        assert certainty(episode, "2021-08-31") is Certainty.NO
        assert certainty(episode, "2021-09-01") is Certainty.NOT_YET
        assert certainty(episode, "2024-09-30") is Certainty.NOT_YET
        assert certainty(episode, "2024-10-01") is Certainty.NO

    def test_a_plan_stated_again_lasts_longer(self) -> None:
        again = claim(status=Status.AGREED, as_of="2024-05-01")
        assert certainty(only(PLANNED, again), "2027-05-01") is Certainty.NOT_YET
        assert certainty(only(PLANNED, again), "2027-05-02") is Certainty.NO

    @pytest.mark.parametrize(
        ("claims", "last"),
        [
            ([claim(as_of="2020"), ended("left", "2021-05-06")], "2020-12-31"),
            ([claim(as_of="2020"), weak(as_of="2021")], "2020-12-31"),
            ([weak(as_of="2021")], "2021-12-31"),
        ],
    )
    def test_the_last_confirmation_is_of_who_is_still_there_and_not_weak(
        self, claims: list[Claim], last: str
    ) -> None:
        confirmed = only(*claims).last_confirmed
        assert confirmed is not None
        assert confirmed.latest == day(last)


class TestStatus:
    """Rule 6: what the latest made by a day says, and what a read without a day shows."""

    def test_a_later_look_back_erases_nothing(self) -> None:
        episode = only(
            claim(status=Status.REDUCING, as_of="2021-06-10"),
            claim(valid_from="2014-08-01", published="2022-10-31"),
        )
        assert status(episode, "2018-01-01") is Status.PRESENT
        assert status(episode, "2021-07-01") is Status.REDUCING
        assert status(episode, "2022-12-01") is Status.PRESENT

    def test_where_none_was_made_by_then_the_earliest_made_tells(self) -> None:
        episode = only(
            claim(status=Status.SUSPENDED, valid_from="2010", as_of="2015-01-01"),
            claim(status=Status.UNKNOWN, valid_from="2010", as_of="2014-01-01"),
        )
        assert status(episode, "2012-01-01") is Status.UNKNOWN

    @pytest.mark.parametrize("said", [Status.DEPLOYING, Status.REDUCING, Status.LEAVING, Status.SUSPENDED])
    def test_a_transition_reads_present_before_it_was_seen(self, said: Status) -> None:
        episode = only(claim(status=said, valid_from="2013", as_of="2021-09"))
        assert status(episode, "2021-08-31") is Status.PRESENT
        assert status(episode, "2021-09-01") is said
        assert episode.status is said

    def test_ended_reads_present_until_the_end(self) -> None:
        episode = only(claim(status=Status.ENDED, valid_from="2013", as_of="2021-09"))
        assert status(episode, "2021-09-30") is Status.PRESENT
        assert status(episode, "2021-10-01") is None
        assert episode.status is Status.ENDED

    def test_before_the_start_it_is_planned_once_that_was_stated(self) -> None:
        episode = only(PLANNED, PRESENT)
        assert status(episode, "2021-08-31") is None
        assert status(episode, "2021-10-15") is Status.PLANNED
        assert status(episode, "2022-02-15") is Status.PRESENT
        assert [moment.phase for moment in episode.moments[:2]] == [Phase.PLANNED, Phase.ACTUAL]

    def test_a_weak_status_stands_only_where_there_is_no_other(self) -> None:
        suspended = weak(status=Status.SUSPENDED, as_of="2022-07-01")
        episode = only(claim(as_of="2022-06-01"), suspended)
        assert (status(episode, "2022-12-01"), episode.status) == (Status.PRESENT, Status.PRESENT)
        assert only(suspended).status is Status.SUSPENDED

    def test_a_plan_to_return_stands_beside_an_end(self) -> None:
        over, planned = episodes(
            claim(valid_from="2010", valid_to="2014-06-30", published="2014-07-01"),
            claim(status=Status.ANNOUNCED, valid_from="2016", as_of="2015-01-01"),
        )
        assert (status(over, "2015-06-01"), status(planned, "2015-06-01")) == (None, Status.PLANNED)

    def test_unknown_only_if_there_is_nothing_else(self) -> None:
        assert only(claim(status=Status.UNKNOWN, as_of="2021")).status is Status.UNKNOWN
        assert only(claim(status=Status.UNKNOWN, as_of="2021"), claim(as_of="2019")).status is Status.PRESENT

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            # by the latest day, then by the earliest
            ({"as_of": "2021-03"}, {"as_of": "2021-02"}, "one"),
            ({"as_of": "2021-03"}, {"as_of": "2021-03-31"}, "other"),
            # then by the document's date
            (
                {"as_of": "2021-03", "published": "2021-04"},
                {"as_of": "2021-03", "published": "2021-05"},
                "other",
            ),
            # then the smaller id
            ({"as_of": "2021-03", "id_": "b"}, {"as_of": "2021-03", "id_": "a"}, "other"),
        ],
    )
    def test_the_latest_claim_decides(
        self, one: dict[str, str], other: dict[str, str], expected: str
    ) -> None:
        found = only(claim(**one), claim(status=Status.REDUCING, **other)).status
        assert found is (Status.PRESENT if expected == "one" else Status.REDUCING)
