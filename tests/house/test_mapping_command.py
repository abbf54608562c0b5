"""`garrison mapping check`: what is wrong with a mapping, and what a file becomes with it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.house.conftest import Run

MAPPING = """
csv: {encoding: latin-1}
claim:
  subject: {kind: Country, name: {column: who}}
  predicate: DEPLOYED_TO
  object: {kind: Country, name: {column: where}}
  as_of: {column: when}
  personnel: {best: {column: troops}}
  document: {title: A table, publisher: An Institute}
"""
DATA = "who,where,when,troops\nFrance,Côte d’Ivoire,2021-03,950\nFrance,Mali,2021,\n".replace("’", "'")


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "troops.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def data(tmp_path: Path, text: str = DATA, name: str = "troops.csv") -> str:
    content = text.encode("latin-1")
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return str(path)


def test_a_mapping_in_order_names_its_columns(run: Run, mapping: Path) -> None:
    ran = run("mapping", "check", str(mapping))
    assert ran.returncode == 0
    assert ran.stdout == f"{mapping} is in order. It takes these columns: who, where, when, troops.\n"


@pytest.mark.parametrize("name", ["troops.csv", "troops.csv.gz"])
def test_it_shows_what_rows_become(run: Run, mapping: Path, tmp_path: Path, name: str) -> None:
    ran = run("mapping", "check", str(mapping), data(tmp_path, name=name))
    assert (ran.returncode, ran.stderr) == (0, "")
    head, first, second, last = [line.split() for line in ran.stdout.splitlines()]
    assert head == ["line", "subject", "predicate", "object", "status", "as", "of", "figure"]
    assert first == ["2", "France", "DEPLOYED_TO", "Côte", "d'Ivoire", "present", "2021-03", "950"]
    assert second == ["3", "France", "DEPLOYED_TO", "Mali", "present", "2021"]
    assert " ".join(last) == "Of the first 1,000 lines, 2 rows make a claim and 0 do not."


def test_rows_that_make_no_claim_are_told_with_their_lines(run: Run, mapping: Path, tmp_path: Path) -> None:
    text = DATA + "France,Chad,soon,1\nFrance,Chad,2021,many\nFrance,Chad\n"
    ran = run("mapping", "check", str(mapping), data(tmp_path, text))
    assert ran.returncode == 3
    assert [line.split("troops.csv, ")[1][:14] for line in ran.stderr.splitlines()] == [
        "line 4: /as_of",
        "line 5: “many”",
        "line 6: The ro",
    ]
    assert "2 rows make a claim and 3 do not" in ran.stdout


def test_only_the_first_lines_are_read(run: Run, mapping: Path, tmp_path: Path) -> None:
    ran = run("mapping", "check", str(mapping), data(tmp_path, DATA + "France,Chad,2021,1\n" * 5_000))
    assert ran.returncode == 0
    assert "999 rows make a claim" in ran.stdout


def test_faults_of_a_mapping_have_their_place(run: Run, mapping: Path) -> None:
    mapping.write_text(MAPPING + "  status: gone\n", encoding="utf-8")
    ran = run("mapping", "check", str(mapping))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"{mapping}: /claim/status: This must be one of: planned, ")


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"a,b\n1,2\n", "there is no column “who”"),
        (None, "There is no file"),
        (b"", "is empty"),
    ],
)
def test_another_file_is_one_sentence(
    run: Run, mapping: Path, tmp_path: Path, content: bytes | None, part: str
) -> None:
    path = tmp_path / "data.csv"
    if content is not None:
        path.write_bytes(content)
    ran = run("mapping", "check", str(mapping), str(path))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert part in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_wrong_encoding_or_a_damaged_file_is_one_sentence(run: Run, mapping: Path, tmp_path: Path) -> None:
    wrong = data(tmp_path)
    mapping.write_text(MAPPING.replace("latin-1", "utf-8"), encoding="utf-8")
    assert "is not UTF-8 at line 2" in run("mapping", "check", str(mapping), wrong).stderr
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress(DATA.encode())[:-12])
    ran = run("mapping", "check", str(mapping), str(cut))
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert "damaged" in ran.stderr


def test_a_mapping_that_is_none(run: Run, tmp_path: Path) -> None:
    assert "There is no file" in run("mapping", "check", str(tmp_path / "none.yaml")).stderr
    (tmp_path / "latin.yaml").write_bytes("about: é".encode("latin-1"))
    ran = run("mapping", "check", str(tmp_path / "latin.yaml"))
    assert ran.returncode == 1
    assert "is not UTF-8" in ran.stderr
