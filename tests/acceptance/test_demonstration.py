"""The demonstration against the report it tells of: all of its facts, none of its sentences."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import app
from tests.acceptance.data_sets import claims, findings

pytestmark = pytest.mark.acceptance

SEED = Path(__file__).parents[3] / "shared" / "seed"
MAKER = Path(__file__).parents[2] / "tools" / "make_factbook_demonstration.py"
DEMONSTRATION = Path(app.__file__).parent / "demonstration"
WORDS_IN_A_ROW = 6


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}


def lines_of(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DEMONSTRATION / file).read_text("utf-8").splitlines()]


def told(file: str) -> set[tuple[str, str, str, str]]:
    return {(c["subject"]["name"], c["predicate"], c["object"]["name"], c["status"]) for c in lines_of(file)}


def test_no_six_words_of_the_report_are_in_it() -> None:
    (report,) = SEED.glob("000_*.txt")
    ours = " ".join(path.read_text("utf-8") for path in sorted(DEMONSTRATION.glob("*.ndjson")))
    names = " ".join(name for row in told("1-report.ndjson") for name in row)
    shared = runs(report.read_text("utf-8")) & runs(ours) - runs(names)
    assert not shared


def test_the_factbook_part_is_what_its_maker_writes_and_has_none_of_the_sentences() -> None:
    table = SEED.parent / "data" / "factbook_deployments" / "deployments_text.csv"
    made = subprocess.run([sys.executable, MAKER, table, "--check"], check=False)
    assert made.returncode == 0, "run tools/make_factbook_demonstration.py"
    said = lines_of("3-factbook.ndjson")
    with table.open(encoding="utf-8", newline="") as file:
        lines = [row["text"] for row in csv.DictReader(file)]
    ours = [claim.get(field, "") for claim in said for field in ("role", "note")]
    assert not set().union(*map(runs, ours)) & set().union(*map(runs, lines))
    assert not any("quote" in claim or "text" in claim["document"] for claim in said)
    assert len({claim["subject"]["name"] for claim in said}) > 100
    assert (DEMONSTRATION / "3-factbook.ndjson").stat().st_size < 300_000


def test_which_missions_are_the_united_nations_is_what_the_data_set_says() -> None:
    path = "ipi_peacekeeping/contributions_by_contributor_mission_2014-03_to_2014-08.csv"
    said = claims(findings("ipi-contributions", path), "PART_OF")
    lines = lines_of("4-missions.ndjson")
    assert len(lines) == 10
    assert all(line in said for line in lines)


def test_it_says_what_a_careful_reader_found() -> None:
    rows = re.findall(
        r"^\| \d+ \| (.+?) \| (\w+) \| (.+?) \| (\w+) \|", (SEED / "facts.md").read_text("utf-8"), re.M
    )
    found = {(s, p, o[0].upper() + o[1:] if o.startswith("armed") else o, status) for s, p, o, status in rows}
    assert len(rows) == 19
    assert told("1-report.ndjson") == found
    assert told("2-article.ndjson") <= found
