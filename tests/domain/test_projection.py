"""The examples of the model, one by one: what a few claims add up to, and what is shown on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.model import Claim, Episode, Money, Personnel, Value, Via
from app.domain.projection.contest import Why
from app.domain.projection.episodes import project
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Phase,
    Qualifier,
    Reliability,
    Stance,
    Status,
)
from app.domain.why import why_shown
from tests.domain.claims import HOST, MISSION, NEIGHBOURS, OPERATION, TRIPLE, claim


def episodes(*claims: Claim) -> tuple[Episode, ...]:
    return project(TRIPLE, claims)


def only(*claims: Claim) -> Episode:
    (episode,) = project(TRIPLE, claims)
    return episode


def day(written: str) -> date:
    return date.fromisoformat(written)


def certainty(episode: Episode, written: str) -> Certainty:
    return episode.certainty_on(day(written))


def status(episode: Episode, written: str) -> Status | None:
    return episode.status_on(day(written))


def best(episode: Episode, written: str) -> int | None:
    moment = episode.on(day(written))
    assert moment is not None
    return moment.shown.personnel.best if moment.shown.personnel else None


PLANNED = claim("planned", status=Status.PLANNED, as_of="2021-09~", best=1000)
PRESENT = claim("present", as_of="2022-01", publisher="Agency")


class TestSpans:
    """Step 1: what one claim says of time."""

    @pytest.mark.parametrize(
        ("fields", "start", "confirmed", "certain", "possible"),
        [
            # an interval over when it was said: certain between its dates, possible within them
            (
                {"valid_from": "2010", "valid_to": "2014-03", "published": "2016"},
                *("2010", "2016", ["2010-12-31", "2014-03-01"], ["2010-01-01", "2014-03-31"]),
            ),
            # an open end reaches to when it was said; certain to the first day that may have been
            (
                {"valid_from": "2010-05-01", "published": "2012-03"},
                *("2010-05-01", "2012-03", ["2010-05-01", "2012-03-01"], ["2012-03-02", "2015-03-31"]),
            ),
            # an as_of is its own days
            ({"as_of": "2013-03"}, "2013-03", "2013-03", ["2013-03-01", "2013-03-31"], ["2013-04-01"]),
            # approximate: the same days, none certain
            ({"as_of": "2013-03~"}, "2013-03~", "2013-03~", [], ["2013-03-01", "2013-03-31"]),
            # as_of comes before the day of publication
            ({"as_of": "2013", "published": "2014-02"}, "2013", "2013", ["2013-01-01"], ["2014-01-01"]),
            # only published: as of then, never certain
            ({"published": "2013-03"}, "2013-03", "2013-03", [], ["2013-03-01", "2016-03-31"]),
            # an end still to come counts as open
            (
                {"valid_from": "2013-01-01", "valid_to": "2020", "as_of": "2013-06-30~"},
                *("2013-01-01", "2013-06-30~", ["2013-01-01", "2013-06-30"], ["2013-07-01", "2016-06-30"]),
            ),
            # an end without a beginning starts at the earlier of the two dates
            (
                {"valid_to": "2013", "as_of": "2014-06"},
                *("2013", "2014-06", [], ["2013-01-01", "2013-12-31"]),
            ),
            # an undated document with an interval: the last date it names stands for when it was written
            ({"valid_from": "2013-05"}, "2013-05", "2013-05", [], ["2013-05-01", "2016-05-31"]),
        ],
    )
    def test_one_claim(
        self, fields: dict[str, str], start: str, confirmed: str, certain: list[str], possible: list[str]
    ) -> None:
        episode = only(claim(**fields))
        assert episode.start is not None
        assert episode.last_confirmed is not None
        assert (episode.start.edtf, episode.last_confirmed.edtf) == (start, confirmed)
        assert {certainty(episode, each) for each in certain} <= {Certainty.CERTAIN}
        assert {certainty(episode, each) for each in possible} == {Certainty.POSSIBLE}

    def test_a_beginning_after_it_was_said_is_a_plan(self) -> None:
        episode = only(claim(status=Status.PRESENT, valid_from="2022", as_of="2021-09"))
        assert (episode.status, episode.phase) == (Status.PLANNED, Phase.PLANNED)
        assert episode.start is not None
        assert episode.start.edtf == "2022"

    @pytest.mark.parametrize("nought", [Personnel(best=0), Personnel(min=0, max=0), Personnel(max=0)])
    def test_a_figure_of_nought_says_ended(self, nought: Personnel) -> None:
        episode = only(
            claim("there", as_of="2019", best=420),
            claim("gone", status=Status.PRESENT, as_of="2020", personnel=nought),
        )
        assert episode.status is Status.ENDED
        assert episode.end is not None
        assert episode.end.edtf == "2020"
        assert episode.shown.personnel == nought
        assert best(episode, "2020-06-01") == 420
        assert status(episode, "2021-01-01") is None

    def test_a_plan_for_nobody_ends_nothing(self) -> None:
        episode = only(claim(as_of="2019"), claim(status=Status.AGREED, as_of="2020", best=0))
        assert (episode.status, episode.end) == (Status.PRESENT, None)


class TestEpisodes:
    """Steps 2 to 4: which claims belong together."""

    def test_planned_then_present_is_one_episode(self) -> None:
        episode = only(PLANNED, PRESENT)
        assert (episode.id, episode.status, episode.phase) == (
            f"{TRIPLE.key}.1",
            Status.PRESENT,
            Phase.ACTUAL,
        )
        assert status(episode, "2021-08-31") is None
        assert status(episode, "2021-10-15") is Status.PLANNED
        assert certainty(episode, "2021-10-15") is Certainty.NOT_YET
        assert status(episode, "2022-02-15") is Status.PRESENT
        assert best(episode, "2021-10-15") == 1000
        assert best(episode, "2022-02-15") is None
        assert episode.shown.personnel is None
        assert episode.claims == ("planned", "present")

    def test_left_and_returned_are_two_episodes(self) -> None:
        first, second = episodes(
            claim("first", valid_from="2010", published="2012"),
            claim("left", status=Status.ENDED, as_of="2014-03"),
            claim("returned", valid_from="2020-02", published="2021"),
        )
        assert [(e.n, e.status, e.start and e.start.edtf, e.end and e.end.edtf) for e in (first, second)] == [
            (1, Status.ENDED, "2010", "2014-03"),
            (2, Status.PRESENT, "2020-02", None),
        ]
        assert certainty(first, "2014-04-01") is Certainty.NO
        assert certainty(second, "2019-01-01") is Certainty.NO

    def test_observations_without_an_end_between_them_are_one(self) -> None:
        episode = only(claim(as_of="1995"), claim(as_of="2020-05-01"))
        assert status(episode, "2008-01-01") is Status.PRESENT
        assert certainty(episode, "2008-01-01") is Certainty.POSSIBLE

    def test_an_end_that_someone_looks_beyond_does_not_close(self) -> None:
        episode = only(claim(status=Status.ENDED, as_of="2014-03"), claim(valid_from="2010", as_of="2016"))
        assert (episode.status, episode.end) == (Status.PRESENT, None)

    def test_two_certain_days_at_most_36_months_apart_leave_no_doubt_between_them(self) -> None:
        near = only(claim(as_of="2013-03-10"), claim(as_of="2016-03-10"))
        far = only(claim(as_of="2013-03-10"), claim(as_of="2016-03-11"))
        assert certainty(near, "2014-07-01") is Certainty.CERTAIN
        assert certainty(far, "2014-07-01") is Certainty.POSSIBLE

    def test_a_plan_after_the_end_is_an_episode_of_its_own(self) -> None:
        ended, planned = episodes(
            claim(valid_from="2010", valid_to="2014", published="2015"),
            claim("again", status=Status.ANNOUNCED, valid_from="2025", as_of="2023-05"),
            claim("denied", stance=Stance.DENIES, as_of="2023-06"),
        )
        assert (ended.status, planned.status, planned.phase) == (Status.ENDED, Status.PLANNED, Phase.PLANNED)
        assert planned.start is not None
        assert planned.start.edtf == "2025"
        assert planned.claims == ("again", "denied")
        assert planned.evidence is Evidence.DISPUTED

    def test_a_plan_goes_stale_after_36_months(self) -> None:
        episode = only(PLANNED)
        assert certainty(episode, "2024-09-30") is Certainty.NOT_YET
        assert status(episode, "2024-09-30") is Status.PLANNED
        assert certainty(episode, "2024-10-01") is Certainty.STALE
        assert status(episode, "2024-10-01") is None
        assert episode.status is Status.PLANNED

    def test_an_open_episode_goes_stale_after_36_months(self) -> None:
        episode = only(PRESENT)
        assert certainty(episode, "2025-01-31") is Certainty.POSSIBLE
        assert certainty(episode, "2025-02-01") is Certainty.STALE
        assert episode.status is Status.PRESENT

    def test_a_denial_after_the_end_is_an_episode_of_its_own(self) -> None:
        ended, denied = episodes(
            claim(valid_from="2010", valid_to="2014", published="2015"),
            claim(stance=Stance.DENIES, as_of="2020"),
        )
        assert ended.evidence is Evidence.CLAIMED
        assert (denied.evidence, denied.sources, denied.status) == (Evidence.DENIED, 0, Status.UNKNOWN)
        assert (denied.start, denied.end, denied.moments) == (None, None, ())

    def test_undated_claims_join_the_last_episode_or_make_one(self) -> None:
        undated = claim("undated", role="training", status=Status.REDUCING)
        joined = only(PRESENT, undated)
        assert joined.claims == ("present", "undated")
        assert (joined.status, joined.shown.role) == (Status.PRESENT, "training")
        alone = only(undated)
        assert (alone.status, alone.start, alone.moments) == (Status.REDUCING, None, ())

    def test_without_claims_there_is_no_episode(self) -> None:
        assert episodes() == ()


class TestStatus:
    """Step 6."""

    @pytest.mark.parametrize("said", [Status.DEPLOYING, Status.REDUCING, Status.SUSPENDED])
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

    def test_unknown_only_if_there_is_nothing_else(self) -> None:
        assert only(claim(status=Status.UNKNOWN, as_of="2021")).status is Status.UNKNOWN
        assert only(claim(status=Status.UNKNOWN, as_of="2021"), claim(as_of="2019")).status is Status.PRESENT

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ({"as_of": "2021-03"}, {"as_of": "2021-02", "status": Status.REDUCING}, Status.PRESENT),
            ({"as_of": "2021-03"}, {"as_of": "2021-03-31", "status": Status.REDUCING}, Status.REDUCING),
            (
                {"as_of": "2021-03", "id_": "b"},
                {"as_of": "2021-03", "id_": "a", "status": Status.REDUCING},
                None,
            ),
        ],
    )
    def test_the_latest_claim_decides(
        self, one: dict[str, str], other: dict[str, str], expected: Status | None
    ) -> None:
        assert only(claim(**one), claim(**other)).status is (expected or Status.REDUCING)


class TestEvidence:
    """Step 8: who attests it, and whether that is one voice or several."""

    def test_nine_editions_of_one_yearbook_are_one_source(self) -> None:
        episode = only(*(claim(as_of=f"{year}", publisher="Yearbook") for year in range(2013, 2022)))
        assert (episode.evidence, episode.sources) == (Evidence.CLAIMED, 1)

    def test_ten_rewrites_of_one_wire_story_are_one_source(self) -> None:
        rewrites = [claim(as_of="2021-09", publisher=f"Paper {n}", roots=("reuters",)) for n in range(8)]
        relayed = claim(as_of="2021-09", publisher="Radio", via=(Via("Reuters"),))
        itself = claim(as_of="2021-09", publisher="Reuters")
        episode = only(*rewrites, relayed, itself)
        assert (episode.evidence, episode.sources) == (Evidence.CLAIMED, 1)

    def test_whoever_is_relayed_counts_and_not_who_relays(self) -> None:
        episode = only(claim(as_of="2021-09", publisher="Radio", via=(Via("Reuters"), Via("AFP"))))
        assert (episode.evidence, episode.sources) == (Evidence.CORROBORATED, 2)

    def test_two_publishers_corroborate_and_a_denial_disputes(self) -> None:
        other = claim(as_of="2022-02", publisher="Ministry")
        assert only(PRESENT, other).evidence is Evidence.CORROBORATED
        assert (
            only(PRESENT, other, claim(stance=Stance.DENIES, as_of="2022-03")).evidence is Evidence.DISPUTED
        )

    @pytest.mark.parametrize("low", [{"rating": Reliability.E}, {"credibility": 5}])
    def test_e_and_5_neither_attest_nor_dispute(self, low: dict[str, object]) -> None:
        doubtful = only(claim(as_of="2022", **low))
        assert (doubtful.evidence, doubtful.sources) == (Evidence.CLAIMED, 0)
        assert only(PRESENT, claim(as_of="2022-01", publisher="Radio", **low)).sources == 1
        assert only(PRESENT, claim(as_of="2022-01", stance=Stance.DENIES, **low)).evidence is Evidence.CLAIMED

    def test_the_sources_are_those_of_the_phase(self) -> None:
        episode = only(PLANNED, PRESENT, claim(as_of="2022-03", publisher="Ministry"))
        assert [(m.phase, m.sources) for m in episode.moments[:2]] == [(Phase.PLANNED, 1), (Phase.ACTUAL, 2)]
        assert (episode.evidence, episode.sources) == (Evidence.CORROBORATED, 2)


CEILING = claim("ceiling", as_of="2021", personnel=Personnel(max=1000, qualifier=Qualifier.CEILING))
OBSERVED = claim("observed", as_of="2020", best=420)
WHOLE = claim("whole", as_of="2021", best=2450)
PART = claim("part", as_of="2022", best=1700, under=MISSION)
SHARED = claim("shared", as_of="2022", best=4300, objects=(HOST, *NEIGHBOURS))


class TestShown:
    """Step 7: whose value is shown."""

    def test_a_ceiling_never_wins_over_what_was_observed(self) -> None:
        episode = only(CEILING, OBSERVED)
        assert episode.shown.personnel_claim == "observed"
        assert episode.figures is Figures.SINGLE
        assert only(CEILING).shown.personnel_claim == "ceiling"

    def test_a_figure_contained_in_another_never_wins_and_does_not_differ(self) -> None:
        episode = only(WHOLE, PART)
        assert (episode.shown.personnel_claim, episode.figures) == ("whole", Figures.SINGLE)
        assert (episode.shown.under, episode.shown.under_claim) == (MISSION, "part")

    @pytest.mark.parametrize(
        "other",
        [
            claim("z", as_of="2020", best=2451, under=MISSION),  # more than the whole
            claim("z", as_of="2020", best=1700),  # the same scope
            claim("z", as_of="2020", best=1700, objects=(HOST, *NEIGHBOURS)),  # more hosts
            claim(
                "z", as_of="2020", personnel=Personnel(best=300, category=Category.POLICE), under=OPERATION
            ),
        ],
    )
    def test_what_is_not_contained_differs(self, other: Claim) -> None:
        troops = replace(WHOLE, personnel=Personnel(best=2450, category=Category.TROOPS), under=None)
        mixed = WHOLE if other.personnel and other.personnel.category is Category.MIXED else troops
        episode = only(mixed, other)
        assert (episode.shown.personnel_claim, episode.figures) == ("whole", Figures.DIFFER)

    def test_a_shared_figure_names_the_other_hosts(self) -> None:
        assert only(SHARED).shown.shared_with == NEIGHBOURS
        assert only(SHARED, OBSERVED).shown.personnel_claim == "shared"
        assert only(SHARED, OBSERVED).figures is Figures.SINGLE

    @pytest.mark.parametrize(
        ("figures", "expected"),
        [
            ([Personnel(best=1000)], Figures.SINGLE),
            ([Personnel(best=1000), Personnel(best=1000)], Figures.AGREE),
            ([Personnel(best=1000), Personnel(min=800, max=1200)], Figures.AGREE),
            ([Personnel(best=1000), Personnel(best=300, qualifier=Qualifier.AT_LEAST)], Figures.AGREE),
            ([Personnel(best=1000), Personnel(best=1200, qualifier=Qualifier.UP_TO)], Figures.AGREE),
            ([Personnel(best=1000), Personnel(best=1100)], Figures.DIFFER),
            ([Personnel(best=1000), Personnel(min=1200, max=1400)], Figures.DIFFER),
            ([Personnel(best=1000), Personnel(category=Category.TROOPS)], Figures.SINGLE),
        ],
    )
    def test_figures_agree_or_differ(self, figures: list[Personnel], expected: Figures) -> None:
        assert only(*(claim(as_of="2021", personnel=figure) for figure in figures)).figures is expected

    def test_on_a_day_what_was_said_by_then_else_the_earliest(self) -> None:
        episode = only(
            claim(valid_from="2010", published="2013", best=100, role="training"),
            claim(as_of="2016", best=200),
            claim(as_of="2018-05", money=Money(1e6, "EUR")),
        )
        assert [best(episode, f"{year}-01-01") for year in (2011, 2013, 2015, 2016, 2018)] == [100] * 3 + [
            200
        ] * 2
        assert episode.shown.role == "training"
        moment = episode.on(day("2012-01-01"))
        assert moment is not None
        assert moment.shown.money == Money(1e6, "EUR")

    @pytest.mark.parametrize(
        ("value", "winner", "other", "why"),
        [
            ("personnel", claim("a", as_of="2021", best=1), None, Why.ONLY),
            ("personnel", OBSERVED, CEILING, Why.OBSERVED),
            ("personnel", WHOLE, PART, Why.WHOLE),
            ("personnel", OBSERVED, claim(as_of="2021", best=9, credibility=5), Why.RATED),
            ("personnel", OBSERVED, claim(as_of="2021", best=9, rating=Reliability.E), Why.RATED),
            ("personnel", claim("z", as_of="2021", best=9, rating=Reliability.F), OBSERVED, Why.LATEST),
            ("personnel", WHOLE, claim(best=9), Why.LATEST),
            (
                "role",
                claim("z", as_of="2021", role="a", rating=Reliability.B),
                claim(as_of="2021", role="b"),
                Why.RATING,
            ),
            (
                "role",
                claim("z", as_of="2021", role="a", credibility=2),
                claim(as_of="2021", role="b"),
                Why.RATING,
            ),
            (
                "role",
                claim("z", as_of="2021", role="a", via=(Via("Reuters"), Via("AFP"))),
                claim("y", as_of="2021", role="b"),
                Why.SOURCES,
            ),
            ("role", claim("y", as_of="2021", role="a"), claim("z", as_of="2021", role="b"), Why.ID),
        ],
    )
    def test_says_why(self, value: Value, winner: Claim, other: Claim | None, why: Why) -> None:
        claims = [each for each in (other, winner) if each]
        episode = only(*claims)
        assert getattr(episode.shown, f"{value}_claim") == winner.id
        assert why_shown(episode, claims, value) is why

    def test_says_why_on_a_day(self) -> None:
        claims = [
            claim("old", valid_from="2010", published="2013", best=100),
            claim("new", as_of="2016", best=200),
        ]
        episode = only(*claims)
        assert why_shown(episode, claims, "personnel", day("2012-01-01")) is Why.EARLIEST
        assert why_shown(episode, claims, "personnel", day("2014-01-01")) is Why.ONLY
        assert why_shown(episode, claims, "personnel", day("2016-01-01")) is Why.LATEST
        assert why_shown(episode, claims, "personnel", day("2009-01-01")) is None
        assert why_shown(episode, claims, "money") is None


def test_a_date_that_is_none_is_refused_with_its_sentence() -> None:
    with pytest.raises(ValueError, match="month 13 does not exist"):
        project(TRIPLE, [claim(as_of="2021-13")])
