"""No claim takes a page away: every page and endpoint, on graphs of random legal claims, on any day."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from app.graph.connection import Graph
from app.services.recording.record import Recorded, record
from tests.claim_making import ANALYST
from tests.examples import examples
from tests.web.any_claims import legal
from tests.web.serving import Serve

pytestmark = pytest.mark.anyio

DAYS = ("", "2013-03-15", "2014-06-01", "2026-11-30", "0001-01-01", "9999-12-31", "1000-01-01", "2999-12-31")


@pytest.mark.parametrize("seed", range(examples(3, 200)))
async def test_every_page_and_endpoint_answers(graph: Graph, serve: Serve, seed: int) -> None:
    chance = random.Random(seed)  # a graph, not a secret
    done = await record(graph, legal(25, chance), actor=ANALYST)
    said = [each for each in done if isinstance(each, Recorded)]
    assert len(said) > 20
    ends = sorted({ref.id for each in said for ref in (each.claim.subject, *each.claim.objects)})
    episodes = sorted({each.episode.id for each in said if each.episode})
    some = chance.sample(ends, min(len(ends), 10))
    paths = [
        *("/", "/explore", "/presence", "/timeline", "/learnt?from=2020-01-01", "/stale", "/search?q=report"),
        *("/api/v1/graph", "/api/v1/presence", "/api/v1/claims", "/api/v1/export?format=ndjson"),
        "/api/v1/export?format=csv",
        f"/api/v1/documents/{said[0].claim.document.id}",
        f"/documents/{said[0].claim.document.id}",
    ]
    for end in some:
        paths += [f"/entities/{end}", f"/timeline?entity={end}", f"/explore?focus={end}&select={end}"]
        paths += [f"/api/v1/entities/{end}", f"/api/v1/graph?focus={end}", f"/presence?host={end}"]
        paths += [f"/api/v1/presence?host={end}", f"/api/v1/presence?sender={end}"]
    for episode in chance.sample(episodes, min(len(episodes), 15)):
        paths += [f"/episodes/{episode}", f"/api/v1/episodes/{episode}"]
    now = datetime.now(UTC).isoformat()
    async with serve() as http:
        for path in paths:
            dates = {"on": chance.choice(DAYS), "known_at": chance.choice(("", "", now))}
            answer = await http.get(path, params={k: v for k, v in dates.items() if v and _takes(path, k)})
            assert answer.status_code < 500, (seed, path, dates, answer.text[:300])


def _takes(path: str, parameter: str) -> bool:
    """Whether an endpoint has the parameter: the API refuses what it does not know."""
    if not path.startswith("/api/") or path.startswith(
        ("/api/v1/graph", "/api/v1/presence", "/api/v1/episodes")
    ):
        return not path.startswith("/learnt") or parameter != "known_at"
    return False
