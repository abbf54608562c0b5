"""Every benchmark runs to its end at its smallest size, so that it does when something is to be measured."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from app.graph.connection import Graph
from app.graph.server import Address
from bench import explore_server, explorer, front, ingest, known, posting, site, views

ROOT = Path(__file__).resolve().parents[2]

ON_MADE_UP_CLAIMS: dict[str, Callable[[], Any]] = {
    "explore_server": lambda: explore_server.main(30, 3),
    "front": lambda: front.main(20, 3),
    "ingest": lambda: ingest.main([100]),
    "posting": lambda: posting.main(16),
}
ON_THE_WORLD: dict[str, Callable[[], Any]] = {
    "explorer": explorer.smallest,
    "known": lambda: known.main(200, 1),
    "views": lambda: views.main([300], 2),
}
COMPARED = re.compile(r"ratio|times as long")


@pytest.fixture
def measured(
    graph: Graph,
    anyio_backend: str,
    neo4j_address: Address,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[[Callable[[], Any]], str]:
    """Run a benchmark on the Neo4j of this run, as starting one takes longer; return what it prints."""
    for module in (site, ingest, known, views):
        monkeypatch.setattr(module, "serving", lambda *_, **__: nullcontext(neo4j_address))
    monkeypatch.setattr(site, "settle", lambda: None)  # of this process more is asked than of a benchmark's

    def run(benchmark: Callable[[], Any]) -> str:
        assert not benchmark()
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("name", ON_MADE_UP_CLAIMS)
def test_a_benchmark_on_made_up_claims_runs_to_its_end(
    name: str, measured: Callable[[Callable[[], Any]], str]
) -> None:
    assert COMPARED.search(measured(ON_MADE_UP_CLAIMS[name]))


@pytest.mark.acceptance
@pytest.mark.parametrize("name", ON_THE_WORLD)
def test_a_benchmark_on_the_world_runs_to_its_end(
    name: str, measured: Callable[[Callable[[], Any]], str]
) -> None:
    assert COMPARED.search(measured(ON_THE_WORLD[name]))


def test_every_benchmark_that_make_runs_is_run_here() -> None:
    modules = (ROOT / "bench").glob("*.py")
    with_main = {path.stem for path in modules if "\ndef main(" in path.read_text("utf-8")}
    assert with_main == {*ON_MADE_UP_CLAIMS, *ON_THE_WORLD}
