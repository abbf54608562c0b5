"""Reading over the API: entities, documents, episodes, the graph, paths."""

from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from tests.web.claims import REPORT, claim

pytestmark = pytest.mark.anyio

CAR = {"kind": "Country", "name": "Central African Republic"}
FRANCE = {"kind": "Country", "name": "France"}
BARKHANE = {"kind": "Operation", "name": "Operation Barkhane"}
OTHER = {"title": "Another paper", "publisher": "Second Monitor", "published": "2021-10"}
TEXT = "About 1,000 instructors are expected."

SAID: tuple[dict[str, Any], ...] = (
    claim(),
    claim(object=CAR, status="present", personnel=None, via=[]),
    claim(subject=FRANCE, predicate="CONDUCTS", object=BARKHANE, status="reducing", personnel=None, via=[]),
    claim(subject=FRANCE, status="reducing", personnel=None, via=[], document=REPORT | {"text": TEXT}),
    claim(
        subject=FRANCE, status="present", via=[], personnel={"best": 5100}, document=OTHER, as_of="2021-10"
    ),
)


@pytest.fixture
async def told(http: httpx.AsyncClient, analyst: dict[str, str]) -> httpx.AsyncClient:
    """A client of a graph in which something was said."""
    for body in SAID:
        response = await http.post("/api/v1/claims", json=body, headers=analyst)
        assert response.status_code == 201, response.text
    return http


async def get(http: httpx.AsyncClient, path: str, answered: int = 200, **params: Any) -> Any:
    response = await http.get(f"/api/v1/{path}", params=params)
    assert response.status_code == answered, response.text
    return response.json()


def triples(graph: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    return {(edge["source"], edge["predicate"], edge["target"], edge["status"]) for edge in graph["edges"]}


async def test_the_graph_around_a_focus(told: httpx.AsyncClient) -> None:
    found = await get(told, "graph", focus="wagner-group", depth=1)
    assert set(found) == {"nodes", "edges", "focus", "truncated"}
    assert triples(found) == {
        ("wagner-group", "DEPLOYED_TO", "mali", "planned"),
        ("wagner-group", "DEPLOYED_TO", "central-african-republic", "present"),
    }
    assert (found["focus"], found["truncated"]) == (["wagner-group"], False)
    mali = next(node for node in found["nodes"] if node["id"] == "mali")
    assert mali == {"id": "mali", "kind": "Country", "name": "Mali", "episodes": 2, "hidden": 1}
    planned = next(edge for edge in found["edges"] if edge["target"] == "mali")
    assert set(planned) == {
        *("id", "source", "target", "predicate", "status", "phase", "evidence", "figures", "certainty"),
        *("from", "to", "last_confirmed", "personnel", "shared_with", "under", "role", "money", "claims"),
        *("sources", "stated_by"),
    }
    assert planned["personnel"]["best"] == 1000
    assert (planned["evidence"], planned["sources"], planned["claims"]) == ("claimed", 1, 1)
    barkhane = await get(told, "graph", focus="france")
    assert ("france", "CONDUCTS", "operation-barkhane", "reducing") in triples(barkhane)


async def test_every_filter_of_the_graph(told: httpx.AsyncClient) -> None:
    async def found(**params: Any) -> set[tuple[str, str, str, str]]:
        return triples(await get(told, "graph", **params))

    both = await found(focus="wagner-group,france")
    assert both == await found(focus=["wagner-group", "france"])
    assert {edge[0] for edge in both} == {"wagner-group", "france"}
    assert {edge[1] for edge in await found(focus="france", predicates="CONDUCTS")} == {"CONDUCTS"}
    assert {edge[3] for edge in await found(focus="mali", statuses="planned")} == {"planned"}
    assert {edge[2] for edge in await found(focus="france", kinds="Operation")} == {"operation-barkhane"}
    assert {edge[0] for edge in await found(focus="mali", min_sources=2)} == {"france"}
    assert {edge[0] for edge in await found(focus="mali", evidence="corroborated")} == {"france"}
    assert await found(focus="mali", on="2015-01-01") == set()
    assert await found(focus="mali", known_at="2020-01-01") == set()
    assert len(await found(focus="mali", known_at="2100-01-01T00:00:00Z")) == 2
    assert ("france", "CONDUCTS", "operation-barkhane", "reducing") in await found(focus="mali", depth=2)
    few = await get(told, "graph", focus="france", limit=1)
    assert (len(few["nodes"]), few["truncated"]) == (1, True)
    assert (await get(told, "graph"))["edges"]


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"focus": "nobody"}, 404),
        ({"focus": "mali,nobody"}, 404),
        ({"kinds": "Planet"}, 422),
        ({"predicates": "VISITS"}, 422),
        ({"statuses": "gone"}, 422),
        ({"evidence": "sure"}, 422),
        ({"on": "yesterday"}, 422),
        ({"known_at": "2021"}, 422),
        ({"depth": 4}, 422),
        ({"depth": -1}, 422),
        ({"min_sources": -1}, 422),
        ({"limit": 1501}, 422),
        ({"limit": 0}, 422),
        ({"focus": ",".join("abcdefghijklmnopqrstuvwxyz" * 2)}, 422),
    ],
)
async def test_what_the_graph_refuses(told: httpx.AsyncClient, params: dict[str, Any], status: int) -> None:
    problem = await get(told, "graph", answered=status, **params)
    if status == 422:
        assert problem["errors"][0]["parameter"] == next(iter(params))


async def test_an_answer_one_has_is_not_sent_again(told: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    document = (await get(told, "claims"))["items"][0]["document"]["id"]
    claim_id = (await get(told, "claims"))["items"][0]["id"]
    for path in (
        "graph?focus=mali",
        "entities/mali",
        "episodes/wagner-group.DEPLOYED_TO.mali.1",
        f"claims/{claim_id}",
        f"documents/{document}",
    ):
        first = await told.get(f"/api/v1/{path}")
        again = await told.get(f"/api/v1/{path}", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        head = await told.head(f"/api/v1/{path}")
        assert (head.status_code, head.headers["etag"]) == (200, first.headers["etag"])
    before = (await told.get("/api/v1/graph?focus=mali")).headers["etag"]
    more = claim(
        subject=FRANCE, predicate="TRAINS", object={"kind": "ArmedForce", "name": "Malian Armed Forces"}
    )
    await told.post("/api/v1/claims", json=more, headers=analyst)
    changed = await told.get("/api/v1/graph?focus=france", headers={"if-none-match": before})
    assert changed.status_code == 200


async def test_paths_between_two(told: httpx.AsyncClient) -> None:
    found = await get(told, "paths", source="wagner-group", target="operation-barkhane")
    shortest = found["paths"][0]
    assert [node["id"] for node in shortest["nodes"]] == [
        "wagner-group",
        "mali",
        "france",
        "operation-barkhane",
    ]
    assert {edge["predicate"] for edge in shortest["edges"]} == {"DEPLOYED_TO", "CONDUCTS"}
    near = await get(told, "paths", source="wagner-group", target="operation-barkhane", max_hops=2)
    assert near == {"paths": []}
    assert len((await get(told, "paths", source="mali", target="france", k=1))["paths"]) == 1
    await get(told, "paths", answered=404, source="nobody", target="mali")
    for params in ({"source": "mali"}, {"source": "mali", "target": "france", "k": 0}, {"max_hops": 99}):
        await get(told, "paths", answered=422, **params)


async def test_the_ledger_of_an_episode(told: httpx.AsyncClient) -> None:
    found = await get(told, "episodes/france.DEPLOYED_TO.mali.1")
    assert set(found) == {"episode", "claims", "figures", "derivation", "rule"}
    episode = found["episode"]
    assert (episode["claims"], episode["sources"], episode["evidence"]) == (2, 2, "corroborated")
    assert (episode["subject"]["id"], episode["object"]["id"]) == ("france", "mali")
    assert {item["status"] for item in found["claims"]} == {"reducing", "present"}
    (figure,) = found["figures"]
    assert (figure["publisher"], figure["personnel"]["best"], figure["shown"]) == (
        "Second Monitor",
        5100,
        True,
    )
    assert {source["source"] for source in found["derivation"]} == {"Test Monitor", "Second Monitor"}
    assert found["rule"]
    planned = await get(told, "episodes/wagner-group.DEPLOYED_TO.mali.1")
    assert [source["source"] for source in planned["derivation"]] == ["Reuters"]
    early = await get(told, "episodes/france.DEPLOYED_TO.mali.1", on="2015-01-01")
    assert (early["episode"]["status"], early["episode"]["personnel"]) == (None, None)
    for path in ("episodes/france.DEPLOYED_TO.mali.2", "episodes/nonsense", "episodes/a.B.c.1"):
        await get(told, path, answered=404)
    await get(told, "episodes/france.DEPLOYED_TO.mali.1", answered=404, known_at="2020-01-01")


async def test_an_episode_whose_number_changed_is_found_by_its_claim(
    told: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    later = (await get(told, "episodes/wagner-group.DEPLOYED_TO.central-african-republic.1"))["claims"][0][
        "id"
    ]
    older = claim(
        object=CAR, status="ended", as_of="2014-03", personnel=None, valid={"from": "2013", "to": "2014-03"}
    )
    await told.post("/api/v1/claims", json=older, headers=analyst)
    path = "/api/v1/episodes/wagner-group.DEPLOYED_TO.central-african-republic.1"
    moved = await told.get(path, params={"claim": later})
    assert moved.status_code == 308
    assert moved.headers["location"] == f"{path.removesuffix('1')}2?claim={later}"
    assert (await told.get(moved.headers["location"])).json()["claims"][0]["id"] == later


async def test_entities_are_found_and_read(told: httpx.AsyncClient) -> None:
    async def first(q: str, **params: Any) -> str:
        items = (await get(told, "entities", q=q, **params))["items"]
        assert set(items[0]) == {"id", "kind", "name", "aliases", "score", "episodes"}
        return items[0]["id"]

    assert await first("wagnr") == "wagner-group"
    assert await first("RCA") == "central-african-republic"
    assert await first("malian") == "mali"
    assert await first("مالي") == "mali"
    assert await first("france", kind="Country,Region") == "france"
    assert (await get(told, "entities", q="france", kind="Person"))["items"] == []
    await get(told, "entities", answered=422, kind="Planet")
    await get(told, "entities", answered=422, q="x" * 501)
    page = await get(told, "entities", limit=2)
    assert (len(page["items"]), bool(page["next"])) == (2, True)
    assert (await get(told, "entities", limit=2, cursor=page["next"]))["items"] != page["items"]
    await get(told, "entities", answered=422, cursor="nonsense")

    mali = await get(told, "entities/mali")
    assert (mali["kind"], mali["name"], mali["episodes"]) == ("Country", "Mali", 2)
    assert mali["external_ids"] == {"alpha2": "ML", "alpha3": "MLI", "m49": "466"}
    assert {"text": "مالي", "language": "ar"} in mali["names"]
    assert "Malian" in mali["demonyms"]
    await get(told, "entities/nobody", answered=404)


async def test_what_is_claimed_of_an_entity(told: httpx.AsyncClient) -> None:
    found = (await get(told, "entities/mali/claims"))["items"]
    assert {(item["subject"]["id"], item["status"]) for item in found} == {
        ("wagner-group", "planned"),
        ("france", "reducing"),
        ("france", "present"),
    }
    assert len((await get(told, "entities/mali/claims", limit=2))["items"]) == 2
    await get(told, "entities/nobody/claims", answered=404)


async def test_a_documents_text_is_for_holders_of_a_key(
    told: httpx.AsyncClient, bearer: dict[Role, dict[str, str]]
) -> None:
    items = (await get(told, "claims", subject="france", status="reducing", object="mali"))["items"]
    path = f"/api/v1/documents/{items[0]['document']['id']}"
    for headers, text in (({}, None), (bearer[Role.READER], TEXT)):
        document = (await told.get(path, headers=headers)).json()
        assert (document["has_text"], document["text"]) == (True, text)
    assert (await told.get(path)).json()["publisher"] == "Test Monitor"
    assert (await told.get("/api/v1/documents/nothing")).status_code == 404
    assert (await told.get("/api/v1/documents/nothing/claims")).status_code == 404


async def test_no_other_open_answer_has_the_words_of_a_text(told: httpx.AsyncClient) -> None:
    for path in ("claims", "graph", "entities/mali/claims", "episodes/france.DEPLOYED_TO.mali.1"):
        assert TEXT not in (await told.get(f"/api/v1/{path}")).text
