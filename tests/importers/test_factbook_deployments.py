"""The importer of the Factbook's deployments as a whole: rows, documents, what is told; made-up lines."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bodies import claim as claim_body
from app.errors import Invalid
from app.importers.factbook_deployments import IMPORTER
from app.importers.factbook_deployments.lines import read_line
from app.importers.factbook_deployments.rows import COLUMNS
from app.importers.factbook_deployments.segments import segments
from app.importers.findings import Finding, Noticed, NotUnderstood, Stated
from tests.examples import examples

STOCK = """
30 1,200 25-35,000 est. about more than up to police troops personnel Mali Niger Congo the and in to under for
MINUSMA NATO EUTM Operation Barkhane ( ) ; , / - : . note plus including remainder (2020) since by 2021 has
deployed agreed send Togo it 's
"""
WORDS = st.lists(st.sampled_from([*STOCK.split(), "\n"]), max_size=40).map(" ".join)


def found(*rows: dict[str, str]) -> list[Finding]:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    file.seek(0)
    return list(IMPORTER.read(file))


def row(text: str, **others: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {
        "deployer": "Togo", "as_of": "2021", "first_seen": "2022-01-02", "text": text
    } | others  # fmt: skip


def bodies(findings: list[Finding]) -> list[dict[str, Any]]:
    return [finding.body for finding in findings if isinstance(finding, Stated)]


def test_each_edition_is_a_document_and_each_claim_quotes_its_words() -> None:
    text = "30 Mali (MINUSMA); up to 40 Niger (2020)"
    first, second = bodies(found(row(text)))
    for body in (first, second):
        assert claim_body.parse(body)
        assert body["document"] == {
            "title": "The World Factbook: Togo, Military deployments",
            "publisher": "Central Intelligence Agency",
            "url": None,
            "published": "2022-01-02",
            "language": "en",
            "text": text,
            "licence": "public-domain",
        }
    assert second["quote"] == {"text": "up to 40 Niger (2020)", "start": 19, "end": 40}


def test_lines_are_those_of_the_file_where_a_row_spans_several() -> None:
    findings = found(row("30 Mali\n\n40 Niger"), row("no such words"), row("50 Chad"))
    assert [finding.line for finding in findings] == [2, 2, 5, 6]


def test_what_is_not_understood_is_told_with_its_words() -> None:
    (only,) = [each for each in found(row("30 Mali; nobody knows (2020)")) if not isinstance(each, Stated)]
    assert isinstance(only, NotUnderstood)
    assert (only.line, only.text) == (2, "nobody knows (2020)")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("information varies", "“information varies”"),
        ("30 Mali (MINUSCO)", "“MINUSCO” was read as MONUSCO."),
        ("30 Liberia (UNSMIL)", "UNSMIL is not where the line has it"),
    ],
)
def test_what_is_odd_is_noticed(text: str, told: str) -> None:
    (noticed,) = [each for each in found(row(text)) if isinstance(each, Noticed)]
    assert told in noticed.reason


def test_whose_forces_they_are() -> None:
    text = "30 Mali"
    subjects = [
        body["subject"]
        for body in bodies(
            found(
                row(text, deployer="Congo (Brazzaville)"),
                row(text, deployer="europe/ee.json", gec="ee"),
                row(text, deployer="World", gec="xx"),
            )
        )
    ]
    assert subjects == [
        {"kind": "Country", "name": "Republic of the Congo"},
        {"kind": "InternationalOrganization", "name": "European Union"},
        {"kind": "InternationalOrganization", "name": "United Nations"},
    ]


@pytest.mark.parametrize("deployer", ["Congo", "Atlantis", ""])
def test_a_row_of_nobody_is_told(deployer: str) -> None:
    (only,) = found(row("30 Mali", deployer=deployer))
    assert isinstance(only, NotUnderstood)
    assert f"“{deployer}”" in only.reason


def test_without_a_date_it_is_of_the_day_of_its_edition() -> None:
    (body,) = bodies(found(row("30 Mali", as_of="")))
    assert body["as_of"] == "2022-01-02"


def test_a_row_of_another_length_is_told_and_the_next_is_read() -> None:
    lines = [",".join(COLUMNS) + "\n", "a,b\n", 'x,Togo,to,2021,2022-01-02,,"30 Mali",,\n']
    first, second = IMPORTER.read(lines)
    assert isinstance(first, NotUnderstood)
    assert isinstance(second, Stated)
    assert second.line == 3


@pytest.mark.parametrize("lines", [[], ["a,b,c\n"], ["deployer,as_of,first_seen\n", "Togo,2021,2022\n"]])
def test_another_sort_of_file_is_refused_before_anything_is_read(lines: list[str]) -> None:
    with pytest.raises(Invalid, match="no column"):
        next(IMPORTER.read(lines))


@given(st.one_of(st.text(max_size=300), WORDS))
def test_every_character_of_a_line_is_in_one_segment_and_every_segment_is_answered(text: str) -> None:
    split = segments(text)
    at = 0
    for segment in split:
        assert at <= segment.start < segment.end
        assert not text[at : segment.start].replace(";", "").replace(".", "").strip()
        assert text[segment.start : segment.end] == segment.text
        at = segment.end
    assert not text[at:].replace(";", "").replace(".", "").strip()
    assert [each.segment for each in read_line(text, "Togo")] == split


@settings(max_examples=examples(100, 10_000))
@given(WORDS)
def test_every_claim_of_any_words_is_a_body_the_api_takes(text: str) -> None:
    findings = found(row(text))
    for body in bodies(findings):
        claim_body.parse(body)
        assert body["quote"]["text"] in text


def test_a_very_long_line_is_read_in_a_moment() -> None:
    for text in ("(" * 20_000, "1," * 2_000, "30 Mali, " * 500, " " * 50_000 + "(", "a" * 50_000):
        for each in read_line(text, "Togo"):
            assert each.segment.text
