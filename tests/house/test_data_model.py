"""docs/data-model.md against a real graph: its examples run, and every property it names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import LiteralString, cast

import pytest

from app.domain.vocabulary import Evidence, Kind, Role, Status
from app.graph.connection import Graph
from app.services.loading import files
from app.services.recording.record import Actor

pytestmark = pytest.mark.anyio

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "data-model.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```cypher\n(.*?)```", TEXT, re.S)


@pytest.fixture
async def demonstration(graph: Graph) -> Graph:
    await files.demonstrate(graph, Actor("test", Role.ANALYST))
    return graph


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.splitlines()[0] for example in EXAMPLES])
async def test_every_example_finds_something_in_the_demonstration(demonstration: Graph, example: str) -> None:
    rows = await demonstration.rows(cast("LiteralString", example))
    assert rows
    columns = {name for row in rows for name, value in row.items() if value is not None}
    assert columns == set(rows[0])


async def test_a_relationship_has_the_properties_described(demonstration: Graph) -> None:
    (row,) = await demonstration.rows(
        "MATCH ({id: 'wagner-group'})-[episode:DEPLOYED_TO]->({id: 'mali'}) RETURN keys(episode) AS names"
    )
    section = TEXT.split("| property of an episode |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", section)) - {"edtf", "earliest", "latest"}
    named -= {"min", "max", "parts", "whole"}  # this one's figure is one number, of one claim
    assert named <= set(row["names"])


def test_every_kind_status_and_evidence_is_named() -> None:
    assert all(word in TEXT for word in (*Kind, *Status, *Evidence))
