"""What each wording of the Factbook's lines becomes; the lines are made up for these tests."""

import pytest

from app.domain.vocabulary import Kind
from app.importers.factbook_deployments.bodies import Edition, claim_bodies
from app.importers.factbook_deployments.lines import Obscure, Understood, read_line

MALI, NIGER, SOMALIA = ({"kind": "Country", "name": name} for name in ("Mali", "Niger", "Somalia"))


def claims(text: str, deployer: str = "Togo") -> list[dict[str, object]]:
    """Return the bodies of a line of 2021, without what all have; what is not understood must not occur."""
    edition = Edition(Kind.COUNTRY, deployer, text, "2022-01-02", "2021")
    found: list[dict[str, object]] = []
    for each in read_line(text, deployer):
        assert isinstance(each, Understood), each
        found += claim_bodies(edition, each)
    return [
        {name: value for name, value in body.items() if name not in {"subject", "quote", "document"}}
        for body in found
    ]


def personnel(text: str) -> object:
    (claim,) = claims(text)
    return claim.get("personnel")


@pytest.mark.parametrize(
    ("written", "low", "best", "high", "qualifier"),
    [
        ("300", None, 300, None, "exactly"),
        ("1,300", None, 1300, None, "exactly"),
        ("est. 300", None, 300, None, "about"),
        ("approx. 300", None, 300, None, "about"),
        ("around 300", None, 300, None, "about"),
        ("nearly 300", None, 300, None, "about"),
        ("more than 300", 300, None, None, "at-least"),
        ("at least 300", 300, None, None, "at-least"),
        ("up to 300", None, None, 300, "up-to"),
        ("estimated as many as 300", None, None, 300, "up-to"),
        ("2,000-4,000", 2000, None, 4000, "exactly"),
        ("est. 25-35,000", 25000, None, 35000, "about"),
        ("2-300", 200, None, 300, "exactly"),
        ("900-1,000", 900, None, 1000, "exactly"),
        ("700-1,000", 700, None, 1000, "exactly"),
        ("up to 500 authorized for", None, None, 500, "ceiling"),
    ],
)
def test_figures(written: str, low: int, best: int, high: int, qualifier: str) -> None:
    numbers = {"min": low, "best": best, "max": high}
    expected = {name: number for name, number in numbers.items() if number is not None}
    assert personnel(f"{written} Mali") == expected | {"qualifier": qualifier, "category": "troops"}


def test_what_is_no_number_is_told_in_words() -> None:
    (claim,) = claims("a few hundred Mali")
    assert "personnel" not in claim
    assert claim["note"] == "a few hundred"


@pytest.mark.parametrize("text", ["40-30 Mali", "9999999999 Mali", "12 hundred Mali"])
def test_what_is_no_figure_is_not_guessed(text: str) -> None:
    (only,) = read_line(text, "Togo")
    assert isinstance(only, Obscure)


@pytest.mark.parametrize(
    "text",
    [
        "700 (plus about 300 police) Mali (MINUSMA)",
        "700 Mali (MINUSMA; plus about 300 police)",
        "700 Mali (MINUSMA; also has about 300 police deployed to MINUSMA)",
        "700 Mali (MINUSMA; note - Togo also has deployed about 300 police to MINUSMA)",
    ],
)
def test_police_beside_troops(text: str) -> None:
    (claim,) = claims(text)
    assert claim["under"] == {"kind": "Mission", "name": "MINUSMA"}
    assert claim["personnel"] == {
        "best": 1000,
        "qualifier": "about",
        "category": "mixed",
        "by_category": {"troops": 700, "police": 300},
    }


def test_several_hosts_share_one_number() -> None:
    (claim,) = claims("4,000 Mali/Niger (Operation Barkhane, Task Force Takuba)")
    assert claim["object"] == [MALI, NIGER]
    assert claim["under"] == {"kind": "Operation", "name": "Operation Barkhane"}


@pytest.mark.parametrize(
    ("text", "regions"),
    [("50 West Africa (Mali, Niger)", 0), ("50 West Africa (including Mali, Niger)", 1)],
)
def test_a_region_is_its_countries_where_it_names_them_all(text: str, regions: int) -> None:
    (claim,) = claims(text)
    region = [{"kind": "Region", "name": "West Africa"}] * regions
    assert claim["object"] == [*region, MALI, NIGER]


def test_parts_are_claims_beside_the_whole() -> None:
    whole, mission, rest = claims(
        "2,450 Somalia (1,700 for ATMIS; the remainder under a bilateral agreement with Somalia)"
    )
    assert {"under": None, **whole}["under"] is None
    assert mission["under"] == {"kind": "Mission", "name": "ATMIS"}
    assert rest["under"] == {"kind": "Agreement", "name": "Togo–Somalia bilateral agreement"}
    assert [claim["object"] for claim in (whole, mission, rest)] == [SOMALIA] * 3
    assert "personnel" not in rest


def test_a_whole_with_police_in_its_parts_is_no_figure_of_troops() -> None:
    whole, part = claims("2,000 Somalia (1,500 for ATMIS, including 300 police)")
    assert whole["personnel"] == {"best": 2000, "qualifier": "exactly", "category": "mixed"}
    assert part["personnel"] == {
        "best": 1500,
        "qualifier": "exactly",
        "category": "mixed",
        "by_category": {"police": 300},
    }


@pytest.mark.parametrize(
    ("bracket", "under", "role"),
    [
        ("NATO/KFOR", {"kind": "Mission", "name": "KFOR"}, None),
        ("KFOR/NATO", {"kind": "Mission", "name": "KFOR"}, None),
        ("NATO", None, "under NATO"),
        ("EU, NATO, and UN", None, "under European Union, NATO and United Nations"),
        ("training mission", None, "training"),
    ],
)
def test_what_it_is_under(bracket: str, under: object, role: object) -> None:
    (claim,) = claims(f"30 Kosovo ({bracket})")
    assert (claim.get("under"), claim.get("role")) == (under, role)


def test_one_abbreviation_is_several_missions() -> None:
    found = claims("30 Mali (EUTM); 40 Somalia (EUTM)")
    assert [claim["under"] for claim in found] == [
        {"kind": "Mission", "name": "EUTM Mali"},
        {"kind": "Mission", "name": "EUTM Somalia"},
    ]
    assert isinstance(read_line("30 Peru (EUTM)", "Togo")[0], Obscure)


def test_a_mission_alone_is_contributed_to() -> None:
    (claim,) = claims("300 MONUSCO")
    assert claim["predicate"] == "CONTRIBUTES_TO"
    assert claim["object"] == {"kind": "Mission", "name": "MONUSCO"}


def test_a_number_without_a_place_is_somewhere_in_the_world() -> None:
    whole, part = claims(
        "Togo has about 900 personnel deployed on foreign missions, including 300 troops in Mali"
    )
    assert whole["object"] == {"kind": "Region", "name": "World"}
    assert part["object"] == MALI


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("30 Mali (June 2020)", "2020-06"),
        ("30 Mali (Dec. 2019)", "2019-12"),
        ("30 Mali (2019 est.)", "2019~"),
        ("30 Mali (2019-2020)", "2020~"),
        ("30 Mali (mid-2020)", "2020-06~"),
        ("as of early 2020, it had 30 troops in Mali (2021)", "2020-02~"),
        ("30 Mali", "2021"),
    ],
)
def test_of_when_it_is(text: str, as_of: str) -> None:
    (claim,) = claims(text)
    assert claim["as_of"] == as_of


def test_a_date_in_a_bracket_is_that_of_all_segments_before_it() -> None:
    found = claims("30 Mali; 40 Niger (2019); 50 Chad")
    assert [claim["as_of"] for claim in found] == ["2019", "2019", "2021"]


def test_plans_and_what_is_over() -> None:
    agreed, planned, ended = claims(
        "in 2020, Togo agreed to send 500 troops to Niger; slated to have about 90 personnel in Mali "
        "in 2022; note: Togo maintained a military presence in Chad (2011-December 2019)"
    )
    assert (agreed["status"], agreed["as_of"]) == ("agreed", "2020")
    assert (planned["status"], planned["valid"]) == ("planned", {"from": "2022", "to": None})
    assert (ended["status"], ended["valid"]) == ("ended", {"from": "2011", "to": "2019-12"})


def test_a_bracket_that_is_never_closed_holds_nothing_together() -> None:
    found = claims("30 Latvia (NATO; 40 Mali (MINUSMA)")
    assert [claim["object"] for claim in found] == [{"kind": "Country", "name": "Latvia"}, MALI]


@pytest.mark.parametrize(
    "text",
    [
        "30 troops left Mali",
        "no troops in Mali",
        "30 Mali (but none of them came)",
        "30 Atlantis",
        "30 Congo",
        "Benin has 30 troops in Mali",
        "30 Mali ((MINUSMA))",
        "30 Togo",
    ],
)
def test_what_the_grammar_does_not_know_is_told_as_not_understood(text: str) -> None:
    (only,) = read_line(text, "Togo")
    assert isinstance(only, Obscure)
    assert only.segment.text == text
