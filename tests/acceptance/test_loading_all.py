"""All real data sets through `load_file`, twice: the second time creates nothing, and the graph is right.

In a proof the whole of them; else the large files are cut, which takes a third of the time.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from app.graph.connection import Graph
from app.importers.registry import importer
from app.services.loading import loads
from app.services.loading.files import Report, load_file
from tests.acceptance.data_sets import DATA
from tests.claim_making import ANALYST, counted, rebuilt, relationships
from tests.examples import examples
from tests.services.test_load import Heard

pytestmark = [pytest.mark.acceptance, pytest.mark.proof, pytest.mark.anyio]

LINES = examples(1_500, 1_000_000)

FILES = {
    "factbook_deployments/deployments_text.csv": "factbook-deployments",
    "us_troopdata/troopdata-rebuild-country-year.csv": "troopdata",
    "us_troopdata/troopdata-quarterly-africa-2008on.csv": "troopdata",
    "us_bases/vine_flynn_basedata.csv": "us-bases",
    "ipi_peacekeeping/contributions_by_contributor_mission_2014-03_to_2014-08.csv": "ipi-contributions",
}


async def load_all(graph: Graph, directory: Path) -> dict[str, Report]:
    return {
        path: await load_file(graph, beginning(path, directory), ANALYST, Heard(), importer=importer(name))
        for path, name in FILES.items()
    }


def beginning(path: str, directory: Path) -> str:
    """Write the first `LINES` of a file into the directory, and return where."""
    begun = directory / Path(path).name
    with (DATA / path).open("rb") as whole, begun.open("wb") as part:
        part.writelines(islice(whole, LINES))
    return str(begun)


async def test_a_second_time_creates_nothing_and_a_load_can_be_taken_back(
    graph: Graph, tmp_path: Path
) -> None:
    first = await load_all(graph, tmp_path)
    assert {path: report.created > 800 for path, report in first.items()} == dict.fromkeys(FILES, True)
    found, nodes = await relationships(graph), await counted(graph)
    again = await load_all(graph, tmp_path)
    assert [(report.created, report.entities_created) for report in again.values()] == [(0, 0)] * len(FILES)
    assert [report.rejected for report in again.values()] == [report.rejected for report in first.values()]
    assert await relationships(graph) == found
    assert await counted(graph) == nodes | {"Load": 2 * len(FILES)}
    assert found == await rebuilt(graph)

    *_, last = first.values()
    assert last.load is not None
    done = await loads.retract(graph, last.load, "to see what is left", ANALYST)
    assert done.claims == last.created
    left = await relationships(graph)
    assert left == await rebuilt(graph)
    assert not any(
        episode["ends"][1] == "CONTRIBUTES_TO" for episode in left.values() if episode["sources"] == 0
    )
