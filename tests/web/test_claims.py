"""`/api/v1/claims`: recorded once, shown at once, refused with a pointer, taken back."""

import json
from typing import Any

import httpx
import pytest

from app.domain.vocabulary import Role
from tests.web.claims import MALI, REPORT, WAGNER, claim
from tests.web.serving import Serve

pytestmark = pytest.mark.anyio

NDJSON = {"content-type": "application/x-ndjson"}
CLAIMS = "/api/v1/claims"
Bearer = dict[Role, dict[str, str]]


async def edges(http: httpx.AsyncClient, focus: str) -> list[dict[str, Any]]:
    response = await http.get("/api/v1/graph", params={"focus": focus})
    assert response.status_code == 200, response.text
    return response.json()["edges"]


async def test_a_new_claim_is_recorded_and_seen_at_once(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    response = await http.post(CLAIMS, json=claim(), headers=analyst)
    assert response.status_code == 201, response.text
    done = response.json()
    assert set(done) == {"claim", "episode", "created", "candidates"}
    assert done["created"] is True
    assert done["candidates"] == {"subject": [], "object": []}
    assert done["claim"]["subject"] == {"id": "wagner-group", **WAGNER}
    assert done["claim"]["object"] == {"id": "mali", **MALI}
    assert done["claim"]["review"] == "accepted"
    assert done["claim"]["document"]["publisher"] == "Test Monitor"
    assert done["episode"]["id"] == "wagner-group.DEPLOYED_TO.mali.1"
    assert done["episode"]["status"] == "planned"
    assert done["episode"]["evidence"] == "claimed"
    assert done["episode"]["personnel"]["best"] == 1000
    assert done["episode"]["stated_by"]["personnel"] == done["claim"]["id"]
    assert response.headers["location"] == f"{CLAIMS}/{done['claim']['id']}"
    (edge,) = await edges(http, "wagner-group")
    assert (edge["source"], edge["predicate"], edge["target"]) == ("wagner-group", "DEPLOYED_TO", "mali")
    assert (edge["status"], edge["personnel"]["best"], edge["sources"]) == ("planned", 1000, 1)


async def test_the_same_claim_again_changes_nothing(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    first = (await http.post(CLAIMS, json=claim(), headers=analyst)).json()
    before = await edges(http, "mali")
    again = await http.post(CLAIMS, json=claim(), headers=analyst)
    assert again.status_code == 200
    assert again.json() == first | {"created": False}
    assert await edges(http, "mali") == before
    assert len((await http.get(CLAIMS)).json()["items"]) == 1


async def test_a_claim_answers_with_exactly_its_fields(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    body = claim(
        object=[MALI, {"kind": "Country", "name": "Niger"}],
        status="present",
        valid={"from": "2021-08", "to": None},
        as_of=None,
        personnel={"min": 300, "max": 500, "by_category": {"police": 100}},
        under={"kind": "Agreement", "name": "Mali–Wagner agreement"},
        money={"amount": 6_000_000_000, "currency": "XOF", "per": "month"},
        role="training",
        note="Two lines\nof a note",
        credibility=3,
        quote={"text": "about 1,000", "start": 3, "end": 14},
        stated_as={"subject": "Wagner's group", "object": "two countries"},
        document=REPORT | {"url": "https://example.org/report", "reliability": "C"},
    )
    found = (await http.post(CLAIMS, json=body, headers=analyst)).json()["claim"]
    assert set(found) == {
        *("id", "subject", "predicate", "object", "status", "stance", "valid", "as_of", "personnel", "under"),
        *("money", "role", "note", "quote", "via", "credibility", "stated_as", "review", "load"),
        *("recorded_at", "accepted_at", "retracted_at", "retraction_reason", "document"),
        *("losses", "trained", "place", "locator"),
    }
    assert [ref["id"] for ref in found["object"]] == ["mali", "niger"]
    assert found["valid"] == {"from": "2021-08", "to": None}
    assert found["personnel"] == {
        "min": 300,
        "best": None,
        "max": 500,
        "qualifier": "unknown",
        "category": "mixed",
        "by_category": {"police": 100},
    }
    assert found["money"] == body["money"]
    assert found["under"] == {"id": "mali-wagner-agreement", **body["under"]}
    assert found["quote"] == body["quote"]
    assert found["stated_as"] == body["stated_as"]
    assert found["via"] == [{"publisher": "Reuters", "title": None, "citing": None}]
    assert [found[name] for name in ("losses", "trained", "place", "locator")] == [None] * 4
    document = found["document"]
    assert (document["url"], document["rating"], document["published"]) == (
        "https://example.org/report",
        "C",
        "2021-09~",
    )
    for path in (f"{CLAIMS}/{found['id']}", f"/api/v1/documents/{document['id']}/claims"):
        read = (await http.get(path)).json()
        assert (read["items"][0] if "items" in read else read) == found


BATTLE = {"kind": "Incident", "name": "A fight near Tessit"}
COUNT = {"min": None, "best": 5, "max": None, "qualifier": "about"}
REPORTED = REPORT | {
    "url": "https://example.org/report",
    "archived_url": "https://archive.example.org/report",
    "accessed": "2021-10-02",
    "licence": "CC-BY-4.0",
}


async def test_a_claim_says_what_was_lost_and_a_document_where_it_stays(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    body = claim(
        predicate="INVOLVED_IN",
        object=BATTLE,
        status="ended",
        as_of="[2021-09-13..2021-09-25]",
        personnel=None,
        losses={"killed": COUNT, "missing": {"min": 1, "max": 3}},
        place={"kind": "Region", "name": "Liptako"},
        locator="p. 14",
        via=[{"publisher": "Reuters", "citing": "diplomats"}],
        document=REPORTED,
    )
    done = (await http.post(CLAIMS, json=body, headers=analyst)).json()
    found = done["claim"]
    assert found["as_of"] == "[2021-09-13..2021-09-25]"
    missing = {"min": 1, "best": None, "max": 3, "qualifier": "unknown"}
    assert found["losses"] == {"killed": COUNT, "wounded": None, "captured": None, "missing": missing}
    assert found["place"] == {"id": "liptako", "kind": "Region", "name": "Liptako"}
    assert (found["locator"], found["via"][0]["citing"]) == ("p. 14", "diplomats")
    document = found["document"]
    told = [document[name] for name in ("archived_url", "accessed", "licence")]
    assert told == ["https://archive.example.org/report", "2021-10-02", "CC-BY-4.0"]
    assert (await http.get(f"{CLAIMS}/{found['id']}")).json() == found
    of_place = (await http.get("/api/v1/entities/liptako/claims")).json()["items"]
    assert [one["id"] for one in of_place] == [found["id"]]
    ledger = (await http.get(f"/api/v1/episodes/{done['episode']['id']}")).json()
    assert ledger["figures"] == []
    assert [one["losses"] for one in ledger["claims"]] == [found["losses"]]
    assert ledger["episode"]["personnel"] is None
    again = await http.post(CLAIMS, json=body, headers=analyst)
    assert (again.status_code, again.json()["claim"]) == (200, found)


async def test_what_is_known_of_a_document_is_added_to_it(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    plain = REPORT | {"url": REPORTED["url"]}
    first = (await http.post(CLAIMS, json=claim(document=plain), headers=analyst)).json()["claim"]["document"]
    assert first["licence"] is None
    later = claim(note="later", document=REPORTED)
    second = (await http.post(CLAIMS, json=later, headers=analyst)).json()["claim"]["document"]
    assert second == first | {name: REPORTED[name] for name in ("archived_url", "accessed", "licence")}
    other = claim(note="last", document=REPORTED | {"licence": "all rights reserved"})
    assert (await http.post(CLAIMS, json=other, headers=analyst)).json()["claim"]["document"] == second


DATED = REPORT | {"published": "2021-09-20"}
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "losses of no incident": (claim(losses={"killed": COUNT}), "/losses"),
    "trained by no training": (claim(trained=COUNT), "/trained"),
    "a place beside a place": (claim(place=MALI), "/place"),
    "a place that is none": (claim(predicate="ALLIED_WITH", place=WAGNER), "/place"),
    "no losses": (claim(predicate="INVOLVED_IN", object=BATTLE, losses={}), "/losses"),
    "no number lost": (
        claim(predicate="INVOLVED_IN", object=BATTLE, losses={"killed": {}}),
        "/losses/killed",
    ),
    "observed after the document": (claim(status="present", as_of="2021-10", document=DATED), "/as_of"),
    "begun after the document": (
        claim(status="present", as_of=None, valid={"from": "2021-09-21"}, document=DATED),
        "/valid/from",
    ),
    "a document of the day after tomorrow": (
        claim(document=REPORT | {"published": "2999"}),
        "/document/published",
    ),
    "an undated one that observed it then": (
        claim(as_of="2999", document={"title": "Undated", "publisher": "Test Monitor"}),
        "/as_of",
    ),
    "a year before 1000": (claim(as_of="0999"), "/as_of"),
    "a year after 2999": (claim(valid={"from": "2021", "to": "[2021,3000]"}), "/valid/to"),
    "an early document": (claim(document=REPORT | {"published": "09XX"}), "/document/published"),
    "a set the wrong way round": (claim(as_of="[2021-09-25..2021-09-13]"), "/as_of"),
    "parts that are too many": (
        claim(personnel={"best": 10, "by_category": {"troops": 6, "police": 5}}),
        "/personnel/by_category",
    ),
    "a day that is none": (claim(document=REPORT | {"accessed": "2021-09"}), "/document/accessed"),
    "an unknown field": (claim(personel=3), "/personel"),
    "a bad date": (claim(as_of="2021-13"), "/as_of"),
    "an unknown country": (claim(object={"kind": "Country", "name": "Atlantis"}), "/object"),
    "an ambiguous country": (claim(object={"kind": "Country", "name": "Congo"}), "/object"),
    "an unknown id": (claim(subject={"id": "nobody"}), "/subject"),
    "a name of nothing": (claim(subject={"kind": "Person", "name": "…"}), "/subject"),
    "kinds that do not fit": (claim(predicate="LEADS"), "/predicate"),
    "an unknown predicate": (claim(predicate="VISITS"), "/predicate"),
    "an unknown status": (claim(status="gone"), "/status"),
    "no document": ({key: value for key, value in claim().items() if key != "document"}, "/document"),
    "an unknown document": (claim(document={"id": "nothing"}), "/document"),
    "itself": (claim(object=WAGNER, predicate="ALLIED_WITH"), "/object"),
    "no figure": (claim(personnel={"qualifier": "about"}), "/personnel"),
    "half a figure": (claim(personnel={"best": 10.5}), "/personnel/best"),
    "a huge figure": (claim(personnel={"best": 10**30}), "/personnel/best"),
    "a negative one": (claim(personnel={"best": -1}), "/personnel/best"),
    "a script for a URL": (claim(document=REPORT | {"url": "javascript:alert(1)"}), "/document/url"),
    "a NUL": (claim(role="a\x00b"), "/role"),
    "endless money": (claim(money={"amount": 1e400, "currency": "XOF"}), "/money/amount"),
    "no currency": (claim(money={"amount": 1, "currency": "ZZZ"}), "/money/currency"),
    "one of several objects": (claim(object=[MALI, {"kind": "Country", "name": "Atlantis"}]), "/object/1"),
    "no objects": (claim(object=[]), "/object"),
}


@pytest.mark.parametrize("what", WRONG)
async def test_what_is_wrong_is_pointed_at(
    http: httpx.AsyncClient, analyst: dict[str, str], what: str
) -> None:
    body, pointer = WRONG[what]
    content = httpx.Request("POST", "http://x", json=body).content if what != "endless money" else None
    content = content or str(body).replace("'", '"').replace("inf", "1e400").encode()
    sent = analyst | {"content-type": "application/json"}
    response = await http.post(CLAIMS, content=content, headers=sent)
    assert response.status_code == 422, response.text
    told = response.json()
    assert told["type"] == "/api/docs#invalid"
    assert pointer in {fault["pointer"] for fault in told["errors"]} or any(
        fault["pointer"].startswith(f"{pointer}/") for fault in told["errors"]
    ), told
    assert (await http.get(CLAIMS)).json()["items"] == []


async def test_a_key_given_twice_is_pointed_at(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    said = json.dumps(claim())
    twice = {
        said[:-1] + ', "status": "ended"}': "/status",
        said.replace('"best": 1000', '"best": 1000, "best": 2000'): "/personnel/best",
        said.replace(
            '"publisher": "Reuters"', '"publisher": "AFP", "publisher": "Reuters"'
        ): "/via/0/publisher",
        said.replace('"name": "Mali"', '"name": "Mali", "n\\u0061me": "Niger"'): "/object/name",
    }
    sent = analyst | {"content-type": "application/json"}
    for content, pointer in twice.items():
        refused = await http.post(CLAIMS, content=content, headers=sent)
        assert refused.status_code == 422, refused.text
        assert [fault["pointer"] for fault in refused.json()["errors"]] == [pointer]
    done = await http.post(f"{CLAIMS}/batch", content="\n".join([said, *twice]), headers=analyst | NDJSON)
    assert (done.json()["created"], done.json()["rejected"]) == (1, len(twice))
    told = {line["line"]: line["errors"][0]["pointer"] for line in done.json()["errors"]}
    assert told == dict(enumerate(twice.values(), 2))


async def test_a_document_named_by_its_id_is_held_to_the_same(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    text = REPORT | {"published": "2021-09-20", "text": "About 1,000 instructors 🙂 may come."}
    first = await http.post(CLAIMS, json=claim(document=text, as_of="2021-09-13"), headers=analyst)
    document = {"id": first.json()["claim"]["document"]["id"]}
    wrong = [
        ({"status": "present", "as_of": "2021-10"}, "/as_of"),
        ({"status": "present", "valid": {"from": "2021-10"}, "as_of": None}, "/valid/from"),
        ({"quote": {"text": "about 2,000", "start": 0, "end": 11}}, "/quote/text"),
        ({"quote": {"text": "may come", "start": 0, "end": 8}}, "/quote/text"),
        ({"quote": {"text": "may not come"}}, "/quote/text"),
    ]
    for more, pointer in wrong:
        refused = await http.post(CLAIMS, json=claim(document=document, **more), headers=analyst)
        assert refused.status_code == 422, refused.text
        assert [fault["pointer"] for fault in refused.json()["errors"]] == [pointer]
    right: list[dict[str, Any]] = [
        {"as_of": "2021-10"},
        {"status": "present", "as_of": "2021-09"},
        {"status": "present", "as_of": "2021-09-20~", "valid": {"from": "2021-09", "to": "2022"}},
        {"quote": {"text": "may come", "start": 26, "end": 34}},
        {"quote": {"text": "may come"}},
    ]
    for more in right:
        done = await http.post(CLAIMS, json=claim(document=document, **more), headers=analyst)
        assert done.status_code == 201, done.text


async def test_the_refusal_of_kinds_names_those_allowed(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    told = (await http.post(CLAIMS, json=claim(predicate="LEADS"), headers=analyst)).json()
    (fault,) = told["errors"]
    assert "Person" in str(fault)
    assert "allowed" in fault


async def test_an_ambiguous_name_comes_back_with_candidates(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    body = claim(object={"kind": "Country", "name": "Congo"})
    (fault,) = (await http.post(CLAIMS, json=body, headers=analyst)).json()["errors"]
    ids = {candidate["id"] for candidate in fault["candidates"]}
    assert ids == {"democratic-republic-of-the-congo", "republic-of-the-congo"}


async def test_a_close_name_comes_back_as_a_candidate(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    await http.post(CLAIMS, json=claim(), headers=analyst)
    close = claim(subject={"kind": "PrivateMilitaryCompany", "name": "Wagner Grup"})
    done = (await http.post(CLAIMS, json=close, headers=analyst)).json()
    assert done["created"] is True
    assert {"id": "wagner-group", **WAGNER} in done["candidates"]["subject"]


async def test_a_contributors_claim_is_a_proposal_and_hidden_from_the_public(
    http: httpx.AsyncClient, bearer: Bearer
) -> None:
    done = (await http.post(CLAIMS, json=claim(), headers=bearer[Role.CONTRIBUTOR])).json()
    assert (done["claim"]["review"], done["episode"]) == ("proposed", None)
    one = f"{CLAIMS}/{done['claim']['id']}"
    of_document = f"/api/v1/documents/{done['claim']['document']['id']}/claims"
    of_entity = "/api/v1/entities/mali/claims"
    assert (await http.get(one)).status_code == 404
    assert (await http.get(one, headers=bearer[Role.READER])).status_code == 200
    for path in (CLAIMS, of_document, of_entity, f"{CLAIMS}?review=proposed"):
        assert (await http.get(path)).json()["items"] == []
        shown = (await http.get(path, headers=bearer[Role.READER])).json()["items"]
        assert [item["id"] for item in shown] == [done["claim"]["id"]]
    assert (await http.get("/api/v1/graph?focus=mali")).json()["edges"] == []
    accepted = await http.post(CLAIMS, json=claim(), headers=bearer[Role.ANALYST])
    assert accepted.status_code == 201
    assert accepted.json()["claim"]["review"] == "accepted"


async def test_a_claim_is_taken_back_and_stays_in_the_list(
    http: httpx.AsyncClient, analyst: dict[str, str]
) -> None:
    done = (await http.post(CLAIMS, json=claim(), headers=analyst)).json()["claim"]
    path = f"{CLAIMS}/{done['id']}/retraction"
    first = await http.post(path, json={"reason": "It was withdrawn."}, headers=analyst)
    assert first.status_code == 200
    gone = first.json()["claim"]
    assert gone["retracted_at"]
    assert gone["retraction_reason"] == "It was withdrawn."
    again = await http.post(path, json={"reason": "Another reason."}, headers=analyst)
    assert again.json() == first.json()
    assert (await http.get(CLAIMS)).json()["items"] == [gone]
    assert await edges(http, "mali") == []
    reopened = await http.post(CLAIMS, json=claim(), headers=analyst)
    assert reopened.status_code == 201
    assert reopened.json()["claim"]["retracted_at"] is None
    assert len(await edges(http, "mali")) == 1


async def test_taking_back_needs_a_reason_and_a_claim(
    http: httpx.AsyncClient, analyst: dict[str, str], bearer: Bearer
) -> None:
    done = (await http.post(CLAIMS, json=claim(), headers=bearer[Role.CONTRIBUTOR])).json()["claim"]
    path = f"{CLAIMS}/{done['id']}/retraction"
    for body, pointer in (
        ({}, "/reason"),
        ({"reason": " "}, "/reason"),
        ({"reason": "x", "y": 1}, "/y"),
        ([], ""),
    ):
        response = await http.post(path, json=body, headers=analyst)
        assert (response.status_code, response.json()["errors"][0]["pointer"]) == (422, pointer)
    assert (await http.post(path, json={"reason": "x"}, headers=analyst)).status_code == 409
    nowhere = await http.post(f"{CLAIMS}/nothing/retraction", json={"reason": "x"}, headers=analyst)
    assert nowhere.status_code == 404


async def test_claims_are_filtered_and_paged(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    for number in range(5):
        body = claim(note=f"Edition {number}", status="present" if number % 2 else "planned")
        assert (await http.post(CLAIMS, json=body, headers=analyst)).status_code == 201

    async def count(**params: str) -> int:
        response = await http.get(CLAIMS, params=params)
        assert response.status_code == 200, response.text
        return len(response.json()["items"])

    assert await count() == 5
    assert await count(subject="wagner-group", object="mali", predicate="DEPLOYED_TO") == 5
    assert await count(status="present") == 2
    assert await count(status="present,planned", review="accepted") == 5
    assert await count(predicate="LEADS,TRAINS") == 0
    assert await count(on="2021-09-15", known_at="2100-01-01") == 5
    assert await count(known_at="2020-01-01") == 0
    seen, cursor = [], ""
    for _ in range(3):
        page = (
            await http.get(CLAIMS, params={"limit": 2, "cursor": cursor} if cursor else {"limit": 2})
        ).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
    assert cursor is None
    assert len(seen) == len(set(seen)) == 5
    for params in ({"subject": "nobody"}, {"document": "nothing"}, {"load": "nothing"}):
        assert (await http.get(CLAIMS, params=params)).status_code == 404
    for params in ({"cursor": "x"}, {"status": "gone"}, {"limit": "501"}, {"on": "2021"}):
        refused = await http.get(CLAIMS, params=params)
        assert refused.status_code == 422
        assert [fault["parameter"] for fault in refused.json()["errors"]] == list(params)


async def test_a_claim_is_there_after_a_restart(serve: Serve, analyst: dict[str, str]) -> None:
    async with serve() as http:
        done = (await http.post(CLAIMS, json=claim(), headers=analyst)).json()["claim"]
    async with serve() as http:
        assert (await http.get(f"{CLAIMS}/{done['id']}")).json() == done
        assert len(await edges(http, "wagner-group")) == 1


async def test_a_claim_says_where_a_base_is(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    site = {"latitude": 49.44, "longitude": 7.6}
    base = {"kind": "Base", "name": "Ramstein AB"}
    sent = claim(subject=base | {"coordinates": site}, predicate="LOCATED_IN", personnel=None)
    done = await http.post(CLAIMS, json=sent, headers=analyst)
    assert done.status_code == 201, done.text
    assert (await http.get("/api/v1/entities/ramstein-ab")).json()["coordinates"] == site
    sent["subject"]["coordinates"] = {"latitude": 91, "longitude": 7.6}
    refused = await http.post(CLAIMS, json=sent, headers=analyst)
    assert refused.status_code == 422
    assert [fault["pointer"] for fault in refused.json()["errors"]] == ["/subject/coordinates/latitude"]
