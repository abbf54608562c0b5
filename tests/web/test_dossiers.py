"""Dossiers of each sort: what stands under a mission, who leads an actor, where a base is, what is newest."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from app.graph.standing import relationships
from tests.web.claims import MALI, WAGNER, claim
from tests.web.test_pages import text as said

pytestmark = pytest.mark.anyio

MISSION = {"kind": "Mission", "name": "MINUSMA"}
NIGER = {"kind": "Country", "name": "Niger"}


def country(name: str) -> dict[str, str]:
    return {"kind": "Country", "name": name}


@pytest.fixture
async def say(http: httpx.AsyncClient, analyst: dict[str, str]) -> Any:
    async def record(**changed: Any) -> None:
        body = claim(**{"status": "present", "personnel": None, "via": []} | changed)
        answer = await http.post("/api/v1/claims", json=body, headers=analyst)
        assert answer.status_code == 201, answer.text

    return record


async def test_a_mission_shows_its_contributors_by_host_and_its_span(
    http: httpx.AsyncClient, say: Any
) -> None:
    await say(subject=country("Togo"), under=MISSION, as_of="2020", personnel={"best": 900})
    await say(subject=country("Chad"), under=MISSION, as_of="2021", personnel={"best": 1400})
    await say(subject=country("Chad"), object=NIGER, under=MISSION, as_of="2021", personnel={"best": 7})
    await say(subject=country("Italy"), as_of="2021", personnel={"best": 20})
    page = await http.get("/entities/minusma?on=2020-12-31")
    assert "One sender is reported to have forces under MINUSMA, in one place." in said(page)
    page = await http.get("/entities/minusma?on=2021-06-01")
    text = said(page)
    assert "2 senders are reported to have forces under MINUSMA, in 2 places." in text
    assert "The reports run from 2020 to 2021." in text
    assert re.search("reported under it , from 3 figures; [^0-9]* 2,307 ", text)
    section = page.text[page.text.index('id="under"') : page.text.index('id="timeline"')]
    assert "In Mali" in section
    assert "In Niger" in section
    assert "/episodes/chad.DEPLOYED_TO.mali.1" in section
    assert "italy" not in section
    assert "Nothing recorded" in said(await http.get("/entities/minusma?on=2012-01-01"))


async def test_what_was_not_known_is_not_under_it(http: httpx.AsyncClient, say: Any) -> None:
    await say(subject=country("Togo"), under=MISSION, as_of="2020")
    page = await http.get("/entities/minusma?known_at=2020-01-01")
    assert "togo" not in page.text


async def test_an_actor_shows_who_leads_it_its_ties_and_incidents_apart(
    http: httpx.AsyncClient, say: Any
) -> None:
    person = {"kind": "Person", "name": "Yevgeny Prigozhin"}
    await say(subject=person, predicate="LEADS", object=WAGNER)
    await say(predicate="PARTY_TO", object={"kind": "Agreement", "name": "Mali–Wagner agreement"})
    await say(predicate="INVOLVED_IN", object={"kind": "Incident", "name": "Moura"})
    page = await http.get("/entities/wagner-group")
    headings = re.findall(r"<h2>([^<]+)</h2>", page.text)
    assert [one for one in headings if one in ("Agreements and ties", "People", "Incidents")] == [
        "Agreements and ties",
        "People",
        "Incidents",
    ]
    assert "Led by" in said(page)
    assert "Wagner Group is involved in Moura" in said(page).split("Newest claims")[1]
    led = said(await http.get("/entities/yevgeny-prigozhin"))
    assert "One source reports that Yevgeny Prigozhin led Wagner Group ." in led


async def test_a_base_says_where_it_is_and_who_operates_it(http: httpx.AsyncClient, say: Any) -> None:
    base = {"kind": "Base", "name": "Camp North", "coordinates": {"latitude": 16.97, "longitude": -7.9}}
    await say(subject=country("Italy"), predicate="OPERATES_BASE", object=base)
    await say(subject=base, predicate="LOCATED_IN", object=MALI)
    text = said(await http.get("/entities/camp-north"))
    assert "16.97° N, 7.9° W" in text
    assert "Who operates it" in text
    assert "Where it is" in text


async def test_a_dossier_has_a_permanent_address(http: httpx.AsyncClient, say: Any) -> None:
    await say()
    page = await http.get("/entities/mali?on=2021-10-01")
    found = re.search(r'href="(/entities/mali\?on=2021-10-01&amp;known_at=\d{4}-\d\d-\d\d)"', page.text)
    assert found
    cited = await http.get(found.group(1).replace("&amp;", "&"))
    assert cited.status_code == 200
    assert "Wagner Group" in said(cited)


async def test_a_dossier_without_forces_heads_its_tables_for_what_they_are(
    http: httpx.AsyncClient, say: Any
) -> None:
    async def headings(entity: str) -> list[str]:
        text = (await http.get(f"/entities/{entity}")).text
        tables = re.findall(r'<section class="sec" id="other-\d+">\n<header><h2>([^<]+)</h2>', text)
        assert text.count(f">{tables[0]}<") == 1, "the one matter is not named twice"
        return tables

    base = {"kind": "Base", "name": "Camp North"}
    await say(subject=country("Italy"), predicate="OPERATES_BASE", object=base)
    assert await headings("camp-north") == ["Who operates it"]
    await say(subject=base, predicate="LOCATED_IN", object=MALI)
    assert await headings("camp-north") == ["Who operates it", "Operations, missions and places"]
    await say(subject=country("Italy"), predicate="TRAINS", object={"kind": "ArmedForce", "name": "A Force"})
    assert await headings("a-force") == ["Trained by"]
    await say(subject={"kind": "Person", "name": "A General"}, predicate="LEADS", object=WAGNER)
    assert await headings("a-general") == ["Leads"]


async def test_of_very_many_incidents_the_last_heard_of_are_listed_the_latest_first(
    http: httpx.AsyncClient, say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say()
    for year, name in ((2019, "First attack"), (2021, "Third attack"), (2020, "Second attack")):
        attack = {"kind": "Incident", "name": name}
        await say(subject=attack, predicate="TAKES_PLACE_IN", object=MALI, as_of=str(year))
    whole = said(await http.get("/entities/mali"))
    assert re.search("Third attack.*Second attack.*First attack", whole)
    assert "left out" not in whole
    monkeypatch.setattr(relationships, "MOST_EVENTS", 2)
    cut = said(await http.get("/entities/mali"))
    assert "Of its many incidents only some are listed here; one is left out." in cut
    assert re.search("Third attack.*Second attack", cut)
    assert "First attack" not in cut.split("Newest claims")[0], (
        "neither in the table nor among the matters in time"
    )
    assert "Wagner Group" in cut
    then = said(await http.get("/entities/mali?on=2021-06-01"))
    assert "one is left out" in then
    timeline = said(await http.get("/timeline?entity=mali"))
    assert "Second attack" in timeline
    assert "First attack" not in timeline


async def test_a_dossier_and_the_page_of_who_is_where_rank_senders_alike(
    http: httpx.AsyncClient, say: Any
) -> None:
    """By the number that stands for a figure, not by the greatest that its range allows."""
    figures = {
        "Togo": {"min": 300, "best": 400, "max": 900},
        "Chad": {"best": 500},
        "Italy": {"max": 450, "qualifier": "up-to"},
        "Benin": None,
    }
    for name, figure in figures.items():
        await say(subject=country(name), as_of="2021-09", personnel=figure)
    for path in ("/entities/mali?on=2021-10-01", "/presence?host=mali&on=2021-10-01"):
        page = (await http.get(path)).text
        table = page[page.index('<table class="tbl') : page.index("</table>")]
        names = re.findall(r'href="/entities/(togo|chad|italy|benin)\?', table)
        assert names == ["chad", "italy", "togo", "benin"], path
