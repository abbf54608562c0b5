"""The importer on the whole file of the Factbook's lines, against what careful reading finds in them."""

import csv
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from app.bodies import claim as claim_body
from app.importers.factbook_deployments import IMPORTER
from app.importers.factbook_deployments.bodies import claim_bodies
from app.importers.factbook_deployments.lines import Understood, read_line
from app.importers.factbook_deployments.rows import rows
from app.importers.factbook_deployments.segments import segments
from app.importers.findings import Finding, Noticed, NotUnderstood, Stated

pytestmark = pytest.mark.acceptance

FILE = Path(__file__).parents[3] / "shared" / "data" / "factbook_deployments" / "deployments_text.csv"
SAMPLE = Path(__file__).with_name("factbook_sample.txt")
UNDERSTOOD = 0.97
KINDS = {"M": "Mission", "O": "Operation", "A": "Agreement", "R": "Region"}
STATUSES = {"planned", "announced", "agreed", "ended", "reducing"}
FIGURE = re.compile(r"(?:(\d+)|(\d*)\.\.(\d*)) ([a-z-]+) ([a-z]+)(?: \((.+)\))?")


def texts() -> Iterator[str]:
    with FILE.open(encoding=IMPORTER.encoding, newline="") as file:
        yield from file


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return list(IMPORTER.read(texts()))


def test_of_the_segments_97_in_100_are_understood(findings: list[Finding]) -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    total = sum(len(segments(row["text"])) for row in table)
    obscure = sum(isinstance(finding, NotUnderstood) for finding in findings)
    assert len(table) == 897
    assert total > 3_000
    assert obscure / total <= 1 - UNDERSTOOD
    # No more than one in ten is set aside as saying nothing of forces, and each is told.
    assert sum(isinstance(finding, Noticed) for finding in findings) < total / 10


def test_every_claim_is_a_body_the_api_takes(findings: list[Finding]) -> None:
    stated = [finding for finding in findings if isinstance(finding, Stated)]
    for finding in stated:
        body = claim_body.parse(finding.body)
        assert body.quote is not None
        assert body.document.text is not None
        assert body.as_of is not None
    assert len({finding.body["subject"]["name"] for finding in stated}) >= 108


def test_a_hand_checked_sample_of_150_segments_is_right() -> None:
    expected = sample()
    found = {where: sorted(claims) for where, claims in read(set(expected)).items()}
    wrong = {
        where: (claims, found.get(where)) for where, claims in expected.items() if claims != found.get(where)
    }
    assert len(expected) == 150
    assert wrong == {}


def sample() -> dict[str, list[str]]:
    """Return what the sample says of each segment, one fixed form a claim."""
    written = [
        line.split(" ", 1) for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()
    ]
    return {
        where: sorted(stated(line) for _, line in claims if not line.endswith(": nothing"))
        for where, claims in groupby(written, key=lambda parts: parts[0])
    }


def stated(line: str) -> str:
    """Return a line of the sample in the form of `form`."""
    subject, _, rest = line.partition(": ")
    ends, *facts = rest.split("; ")
    claim: dict[str, Any] = {"subject": subject, "ends": ends, "status": "present"}
    for fact in facts:
        word, _, value = fact.partition(" ")
        if FIGURE.fullmatch(fact):
            claim["figure"] = fact
        elif fact in STATUSES:
            claim["status"] = fact
        else:
            assert word in {"under", "with", "since", "until", "at"}, line
            claim[word] = value
    return str(sorted(claim.items()))


def form(body: dict[str, Any]) -> str:
    """Return the facts of a body as the sample writes them."""
    objects = body["object"] if isinstance(body["object"], list) else [body["object"]]
    letters = {kind: f"{letter}:" for letter, kind in KINDS.items()}
    ends = " + ".join(letters.get(each["kind"], "") + each["name"] for each in objects)
    role = [part for part in body.get("role", "").split("; ") if part.startswith("under ")]
    under, valid = body.get("under"), body.get("valid", {})
    claim = {
        "subject": body["subject"]["name"],
        "ends": f"{'to' if body['predicate'] == 'DEPLOYED_TO' else 'for'} {ends}",
        "status": body.get("status", "present"),
        "figure": figure(body["personnel"]) if "personnel" in body else None,
        "under": letters[under["kind"]] + under["name"] if under else None,
        "with": role[0].removeprefix("under ") if role else None,
        "since": valid.get("from"),
        "until": valid.get("to"),
        "at": body["as_of"],
    }
    return str(sorted((name, value) for name, value in claim.items() if value is not None))


def figure(personnel: dict[str, Any]) -> str:
    best, low, high = (personnel.get(name) for name in ("best", "min", "max"))
    number = str(best) if best is not None else f"{low or ''}..{high or ''}"
    split = personnel.get("by_category")
    parts = ", ".join(f"{name} {count}" for name, count in split.items()) if split else ""
    plain = f"{number} {personnel['qualifier']} {personnel['category']}"
    return f"{plain} ({parts})" if parts else plain


def read(wanted: set[str]) -> dict[str, list[str]]:
    """Return the claims of these segments; what was not understood is left out."""
    with FILE.open(encoding="utf-8", newline="") as file:
        ids = [row["id"].removeprefix("FB-DEP-") for row in csv.DictReader(file)]
    found: dict[str, list[str]] = {}
    for id_, row in zip(ids, rows(texts()), strict=True):
        assert row.edition is not None
        for ordinal, each in enumerate(read_line(row.text, row.edition.deployer)):
            where = f"{id_}.{ordinal}"
            if where in wanted and isinstance(each, Understood):
                found[where] = [form(body) for body in claim_bodies(row.edition, each)]
    return found
