"""The looks of lines: one table, which knows all there is to draw, and the style sheets as it says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.domain.vocabulary import PLANNED_STATUSES, Certainty, Evidence, Status
from app.paths import STATIC
from app.web import look

TABLE: dict[str, Any] = dict(look.lines())
SHEETS = "\n".join(path.read_text("utf-8") for path in sorted(STATIC.glob("css/**/*.css")))
RULES = re.findall(r"([^{}]+?)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", SHEETS, flags=re.S))
HUES = {row["hue"] for row in TABLE["statuses"].values()}


def declared(selector: str, name: str) -> list[str]:
    """What the style sheets say of a property, wherever a selector ends in this one."""
    return [
        value.strip()
        for selectors, body in RULES
        for one in selectors.split(",")
        if re.search(rf"(^|[\s}}]){re.escape(selector)}$", one.strip())
        for value in re.findall(rf"(?:^|[\s;]){re.escape(name)}:([^;]+);", body)
    ]


def test_the_table_has_all_there_is_and_names_only_what_it_has() -> None:
    assert list(TABLE["statuses"]) == list(Status)
    assert list(TABLE["evidence"]) == list(Evidence)
    assert list(TABLE["certainties"]) == list(Certainty)
    rows = [*TABLE["statuses"].values(), *TABLE["evidence"].values()]
    for name, whole in (("hue", "hues"), ("dash", "dashes"), ("head", "heads"), ("mark", "marks")):
        used = {row[name] for row in rows if name in row}
        assert used <= set(TABLE[whole]), name
    assert set(TABLE["certainties"].values()) == {"solid", *TABLE["dashes"]}
    assert {row["head"] for row in TABLE["statuses"].values()} == set(TABLE["heads"])


def test_what_is_planned_looks_so_and_nothing_else_does() -> None:
    for status, row in TABLE["statuses"].items():
        drawn = (row["hue"] == "ahead", row.get("dash") == "planned", row["head"] == "vee")
        assert set(drawn) == {status in PLANNED_STATUSES}, status


def test_no_two_certainties_and_no_two_doubts_look_alike() -> None:
    assert len({str(TABLE["dashes"].get(name)) for name in TABLE["certainties"].values()}) == len(Certainty)
    assert len({row["mark"] for row in TABLE["evidence"].values() if row}) == 2


@pytest.mark.parametrize("hue", TABLE["hues"])
def test_every_hue_is_a_colour_of_light_and_dark(hue: str) -> None:
    [colour] = declared(":root", f"--{TABLE['hues'][hue]}")
    assert re.fullmatch(r"light-dark\(#\w{6}, #\w{6}\)", colour)


@pytest.mark.parametrize("dash", TABLE["dashes"])
def test_the_style_sheet_has_the_dashes_of_the_table(dash: str) -> None:
    assert declared(":root", f"--dash-{dash}") == [" ".join(map(str, TABLE["dashes"][dash]))]


@pytest.mark.parametrize("certainty", Certainty)
def test_a_certainty_in_the_legend_has_its_dashes(certainty: Certainty) -> None:
    dash = TABLE["certainties"][certainty]
    expected = [] if dash == "solid" else [f"var(--dash-{dash})"]
    assert declared(f".line-{certainty}", "stroke-dasharray") == expected


@pytest.mark.parametrize("hue", sorted(HUES))
def test_words_arcs_and_bars_have_the_hue_of_their_status(hue: str) -> None:
    colour = TABLE["hues"][hue]
    assert declared(f".st-{hue}", "color") == declared(f".a-{hue}", "stroke") == [f"var(--{colour})"]
    [fill] = declared(f".f-{hue}", "fill")
    assert fill in (f"var(--{colour})", f"var(--{colour}-fill)")


@pytest.mark.parametrize("evidence", [evidence for evidence, row in TABLE["evidence"].items() if row])
def test_doubts_have_their_hue(evidence: str) -> None:
    hue = TABLE["evidence"][evidence]["hue"]
    assert declared(f".ev-{evidence}", "color") == [f"var(--{TABLE['hues'][hue]})"]


def test_lines_elsewhere_have_dashes_by_name() -> None:
    assert declared(".arc.possible", "stroke-dasharray") == ["var(--dash-possible)"]
    assert declared(".arc.planned", "stroke-dasharray") == ["var(--dash-planned)"]
    assert declared(".best.possible", "stroke-dasharray") == ["var(--dash-possible)"]
    # The filters draw a line as it is where it is planned, and where it is over.
    assert declared(".run-vee", "stroke-dasharray") == ["var(--dash-planned)"]
    assert declared(".run-bar", "stroke-dasharray") == [f"var(--dash-{TABLE['certainties'][Certainty.NO]})"]
    assert declared(".run", "stroke-width") == [str(TABLE["widths"]["one"])]


def test_no_style_sheet_has_dashes_of_a_line_of_its_own() -> None:
    written = {" ".join(map(str, lengths)) for lengths in TABLE["dashes"].values()}
    own = re.findall(r"stroke-dasharray:\s*([^;]+);", SHEETS)
    assert own
    assert not written & set(own)
