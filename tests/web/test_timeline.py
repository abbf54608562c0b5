"""Matters in time: bars, events and numbers on one axis, and the page they are on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import httpx
import pytest

from app.domain.model import Claim, Document, Personnel, Publisher, Ref, Triple
from app.domain.projection.episodes import project
from app.domain.vocabulary import Kind, Predicate, Qualifier, Status
from app.services.reading.timeline import Strand
from app.web.graphics.timeline import chart, figures
from tests.web.claims import claim

pytestmark = pytest.mark.anyio

TODAY = date(2026, 1, 1)
WHOLE = (None, None)
FRANCE = Ref("france", Kind.COUNTRY, "France")
ITALY = Ref("italy", Kind.COUNTRY, "Italy")
MALI = Ref("mali", Kind.COUNTRY, "Mali")
ENDS = ("mali", "wagner-group")
COUP = Ref("coup-in-bamako", Kind.INCIDENT, "Coup in Bamako")
BARKHANE = Ref("operation-barkhane", Kind.OPERATION, "Operation Barkhane")


def said(id_: str, predicate: Predicate = Predicate.DEPLOYED_TO, subject: Ref = FRANCE, **more: Any) -> Claim:
    target = more.pop("target", MALI)
    document = Document(f"d-{id_}", "Report", Publisher(id_, id_))
    return Claim(id_, subject, predicate, (target,), document, **more)


def strands(*claims: Claim) -> list[Strand]:
    found: list[Strand] = []
    for triple in dict.fromkeys(Triple(c.subject.id, c.predicate, c.objects[0].id) for c in claims):
        own = [c for c in claims if (c.subject.id, c.objects[0].id) == (triple.subject, triple.object)]
        for episode in project(triple, own):
            held = tuple(c for c in own if c.id in episode.claims)
            found.append(Strand(episode, held[0].subject, held[0].objects[0], held))
    return found


def test_left_and_returned_are_two_bars_not_one() -> None:
    told = strands(
        said("a", valid_from="2013", valid_to="2014", as_of="2014", status=Status.ENDED),
        said("b", valid_from="2020", as_of="2021"),
    )
    drawn = chart(told, TODAY, None, WHOLE)
    assert drawn
    assert [line.strand.episode.n for line in drawn.lines] == [1, 2]
    first, second = (line.bar for line in drawn.lines)
    assert first.end is not None
    assert max(run.start + run.length for run in first.stretches) < min(run.start for run in second.stretches)
    assert drawn.first == date(2013, 1, 1)


def test_all_bars_are_on_one_axis_and_a_window_cuts_it() -> None:
    told = strands(
        said("a", as_of="2010-01-01"),
        said("b", subject=Ref("italy", Kind.COUNTRY, "Italy"), as_of="2020-01-01"),
    )
    whole = chart(told, date(2020, 1, 1), None, WHOLE)
    assert whole
    assert [round(line.bar.ticks[0].at) for line in whole.lines] == [0, 100]
    near = chart(told, date(2020, 1, 1), None, (date(2019, 1, 1), date(2020, 12, 31)))
    assert near
    assert [line.strand.subject.id for line in near.lines] == ["italy"]
    assert near.lines[0].bar.ticks[0].at == pytest.approx(50, abs=0.2)
    assert chart(told, TODAY, None, (date(2021, 1, 1), date(2020, 1, 1))) is None
    assert chart([], TODAY, None, WHOLE) is None


def test_incidents_and_ends_of_operations_are_numbered_events() -> None:
    over = {"valid_to": "2022-11-09", "as_of": "2022-11-09", "status": Status.ENDED}
    told = strands(
        said("a", as_of="2019"),
        said("b", Predicate.INVOLVED_IN, target=COUP, as_of="2021-05-24"),
        said("c", Predicate.CONDUCTS, target=BARKHANE, valid_from="2014-08", **over),
    )
    drawn = chart(told, TODAY, date(2021, 1, 1), WHOLE)
    assert drawn
    assert [(event.number, event.text) for event in drawn.events] == [
        (1, "Coup in Bamako"),
        (2, "end of Operation Barkhane, as claimed"),
    ]
    assert drawn.events[0].at < drawn.events[1].at
    assert COUP.id not in {line.strand.object.id for line in drawn.lines}
    assert drawn.day is not None


def test_numbers_are_steps_with_ranges_and_ceilings_and_no_guesses_between() -> None:
    told = strands(
        said("a", as_of="2020-01-01", personnel=Personnel(min=300, max=500)),
        said("b", as_of="2021-01-01", personnel=Personnel(best=1000)),
    )
    [held] = figures(told, date(2022, 1, 1), WHOLE)
    assert held.top == 1000
    assert held.said == "300 to 1,000"
    assert (held.steps[0].low, held.steps[0].best, held.steps[0].high) == (30, 50, 50)
    assert held.steps[-1].best == 100
    assert not any(step.is_ceiling for step in held.steps)
    assert [held.steps[0].is_possible, held.steps[-1].is_possible] == [False, True]
    only = strands(
        said("a", as_of="2020-01-01", personnel=Personnel(best=900, qualifier=Qualifier.CEILING)),
        said("b", as_of="2021-01-01", personnel=Personnel(best=800, qualifier=Qualifier.CEILING)),
    )
    assert all(step.is_ceiling for step in figures(only, date(2022, 1, 1), WHOLE)[0].steps)
    assert figures(strands(said("a", as_of="2020", personnel=Personnel(best=5))), TODAY, WHOLE) == ()


@pytest.fixture
async def recorded(http: httpx.AsyncClient, analyst: dict[str, str]) -> None:
    italy = {"kind": "Country", "name": "Italy"}
    mission = {"kind": "Mission", "name": "MINUSMA"}
    for body in (
        claim(subject=italy, status="present", as_of="2013", valid={"from": "2012", "to": "2013"}),
        claim(subject=italy, status="present", as_of="2021-02", under=mission, personnel={"best": 70}),
        claim(),
    ):
        answer = await http.post("/api/v1/claims", json=body, headers=analyst)
        assert answer.status_code == 201, answer.text


@pytest.mark.usefixtures("recorded")
async def test_the_page_shows_them_and_links_each(http: httpx.AsyncClient) -> None:
    page = (await http.get("/timeline?entity=mali&on=2021-06-01")).text
    assert "Over time: Mali" in page
    bars = re.findall(r'class="bar-link" href="(/episodes/[^?"]+)', page)
    assert sorted(bars) == [
        "/episodes/italy.DEPLOYED_TO.mali.1",
        "/episodes/italy.DEPLOYED_TO.mali.2",
        "/episodes/wagner-group.DEPLOYED_TO.mali.1",
    ]
    table = page[page.index('id="table"') :]
    assert table.count("/episodes/italy.DEPLOYED_TO.mali.") >= 2
    assert "about September" not in page
    under = (await http.get("/timeline?entity=minusma")).text
    assert "italy.DEPLOYED_TO.mali.2" in under
    dossier = (await http.get("/entities/mali")).text
    assert 'id="timeline"' in dossier
    assert "/timeline?entity=mali" in dossier


@pytest.mark.usefixtures("recorded")
async def test_the_window_is_in_the_address(http: httpx.AsyncClient) -> None:
    page = (await http.get("/timeline?entity=mali&from=2012-01-01&to=2014-01-01")).text
    assert re.findall(r'class="bar-link" href="(/episodes/[^?"]+)', page) == [
        "/episodes/italy.DEPLOYED_TO.mali.1"
    ]
    assert 'value="2012-01-01"' in page
    assert (await http.get("/timeline?from=soon")).status_code == 422
    assert (await http.get("/timeline?entity=nobody")).status_code == 404
    everything = (await http.get("/timeline")).text
    assert "italy.DEPLOYED_TO.mali.2" in everything


@pytest.mark.usefixtures("recorded")
async def test_what_was_not_known_then_is_not_told(http: httpx.AsyncClient) -> None:
    page = (await http.get("/timeline?entity=mali&known_at=2020-01-01")).text
    assert "bar-link" not in page
    assert "Nothing with a date is recorded here." in page


@pytest.mark.parametrize(
    "alone",
    [
        pytest.param({"stance": "denies", "status": "present"}, id="a denial"),
        pytest.param({"as_of": None, "document": {"title": "Undated", "publisher": "Paper"}}, id="no date"),
        pytest.param({"status": "present", "personnel": {"best": 0}}, id="nobody"),
    ],
)
async def test_what_has_no_days_is_told_on_every_page(
    http: httpx.AsyncClient, analyst: dict[str, str], alone: dict[str, Any]
) -> None:
    body = {"personnel": {"best": 40}, **alone}
    answer = await http.post("/api/v1/claims", json=claim(**body), headers=analyst)
    assert answer.status_code == 201, answer.text
    episode = answer.json()["episode"]["id"]
    pages = (
        *(f"/entities/{end}{at}" for end in ("mali", "wagner-group") for at in ("", "?on=2021-10-01")),
        *(f"/timeline?entity={end}" for end in ("mali", "wagner-group")),
        *(f"/timeline{query}" for query in ("", "?on=2021-10-01", "?known_at=2999-01-01")),
        f"/episodes/{episode}",
        f"/explore?focus=mali&select={episode}",
        "/presence?host=mali&on=2021-10-01",
        "/",
    )
    for url in pages:
        assert (await http.get(url)).status_code == 200, url
    for url in (f"/api/v1/episodes/{episode}", "/api/v1/graph?focus=mali", "/api/v1/presence?host=mali"):
        assert (await http.get(url)).status_code == 200, url
