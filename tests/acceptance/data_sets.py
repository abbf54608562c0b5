"""The real files of data sets, what importers find in them, and how a part of that is recorded."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.bodies.claim import parse
from app.errors import Invalid
from app.graph.connection import Graph
from app.graph.entities import countries
from app.importers.findings import Finding, Stated
from app.importers.registry import importer
from app.services.recording.record import record
from tests.claim_making import ANALYST

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
BATCH = 500


def table(path: str, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Return the rows of a file as the standard library reads them."""
    with (DATA / path).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def findings(name: str, path: str) -> list[Finding]:
    """Return what an importer finds in a real file, once every claim was read and every country known."""
    chosen = importer(name)
    with (DATA / path).open(encoding=chosen.encoding, newline="") as file:
        found = list(chosen.read(file))
    for each in found:
        if isinstance(each, Stated):
            parse(each.body)
            for reference in references(each.body):
                if reference["kind"] == "Country":
                    assert len(countries.named(reference["name"])) == 1, reference
    return found


def references(body: dict[str, Any]) -> list[dict[str, Any]]:
    objects = body["object"] if isinstance(body["object"], list) else [body["object"]]
    return [body["subject"], *objects]


def claims(found: Sequence[Finding], predicate: str) -> list[dict[str, Any]]:
    """Return the bodies of one predicate."""
    return [each.body for each in found if isinstance(each, Stated) and each.body["predicate"] == predicate]


async def recorded(graph: Graph, found: Sequence[Finding]) -> int:
    """Record the claims among some findings; return how many were new."""
    bodies = [parse(each.body) for each in found if isinstance(each, Stated)]
    new = 0
    for at in range(0, len(bodies), BATCH):
        for done in await record(graph, bodies[at : at + BATCH], actor=ANALYST):
            assert not isinstance(done, Invalid), done
            new += done.created
    return new
