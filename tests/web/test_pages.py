"""The pages over HTTP, on a real graph: what they say, that they escape, that they are whole."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from app.bodies import claim as claim_body
from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.graph.server import Address
from app.main import create_app
from app.services.accounts.actor import Actor
from app.services.recording.record import Recorded, record
from app.services.recording.retraction import retract
from app.settings import Settings
from tests.web.serving import client

pytestmark = pytest.mark.anyio

ANALYST = Actor("tests", Role.ANALYST)
HOSTILE = "<script>alert(\"1\")</script> & 'quoted'"
WAGNER = {"kind": "PrivateMilitaryCompany", "name": "Wagner Group"}
MALI = {"kind": "Country", "name": "Mali"}


def body(**more: Any) -> dict[str, Any]:
    """A claim's JSON: Wagner in Mali, as a yearbook of 2022 has it, unless said otherwise."""
    base: dict[str, Any] = {
        "subject": WAGNER,
        "predicate": "DEPLOYED_TO",
        "object": MALI,
        "as_of": "2022-06",
        "personnel": {"best": 1000, "qualifier": "about", "category": "contractors"},
        "document": {
            "title": "Yearbook 2022",
            "publisher": "Yearbook",
            "published": "2022-06",
            "reliability": "B",
        },
    }
    return base | more


PLAN = body(
    status="planned",
    as_of="2021-09~",
    personnel={"best": 1000, "qualifier": "about", "category": "instructors"},
    via=[{"publisher": "Reuters"}],
    credibility=3,
    under={"kind": "Agreement", "name": "Mali–Wagner agreement"},
    quote={"text": "about 1,000 instructors", "start": 4, "end": 27},
    document={
        "title": "Report on an agreement",
        "publisher": "News report",
        "published": "2021-09~",
        "language": "en",
        "text": "Say about 1,000 instructors <b>would</b> come.",
    },
)
BRIEF = {"title": "Brief", "publisher": "Monitor", "published": "2022-01-14", "reliability": "C"}
DENIAL = body(
    stance="denies",
    as_of="2022-06",
    personnel=None,
    document={"title": "Statement", "publisher": "Ministry", "published": "2022-07-03", "reliability": "D"},
)
SHARED = body(
    subject={"kind": "Country", "name": "France"},
    object=[MALI, {"kind": "Country", "name": "Chad"}, {"kind": "Country", "name": "Niger"}],
    status="reducing",
    personnel={"best": 5100, "category": "troops"},
)


async def recorded(graph: Graph, *bodies: dict[str, Any]) -> list[Recorded]:
    return await record(graph, [claim_body.parse(each) for each in bodies], actor=ANALYST)


@pytest.fixture
async def reader(http: httpx.AsyncClient) -> httpx.AsyncClient:
    """A client that asks for pages."""
    http.headers["accept"] = "text/html"
    return http


class Whole(HTMLParser):
    """What must hold of any page: one h1, a main, a title, nothing inline, no other host."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if given.get("id") else []
        self.faults += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") != "application/json"
        ):
            self.faults.append(f"inline {tag}")
        address = given.get("src") or (given.get("href") if tag in {"link", "use"} else None) or ""
        if address and not address.startswith(("/static/", "#")):
            self.faults.append(f"{tag} from {address}")


def text(page: httpx.Response) -> str:
    """What a reader sees of the main part, in one line."""
    _, begun, rest = page.text.partition("<main ")
    main, ended, _ = rest.partition("</main>")
    assert begun
    assert ended
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", f"<main {main}"))


async def all_pages(graph: Graph) -> list[str]:
    """Record something of everything; return the paths of all pages about it."""
    plan, *rest = await recorded(graph, PLAN, body(), DENIAL, SHARED, body(document=BRIEF, as_of="2022-01"))
    await retract(graph, rest[-1].claim.id, "wrong country", ANALYST)
    documents = [f"/documents/{each.claim.document.id}" for each in (plan, *rest)]
    episodes = [f"/episodes/{each.episode.id}" for each in (plan, rest[2]) if each.episode]
    entities = [f"/entities/{id_}" for id_ in ("mali", "wagner-group", "mali-wagner-agreement", "norway")]
    dated = [f"{path}?on=2022-03-01&known_at=2026-11-01" for path in (*entities[:2], episodes[0], "/")]
    fixed = [
        "/",
        "/search",
        "/search?q=wagner",
        "/search?q=zzqzz",
        "/about",
        "/about/components",
        "/entities/nobody",
        "/presence",
        "/timeline",
        "/learnt",
        "/learnt?from=2020-01-01&entity=mali",
        "/stale",
        "/timeline?entity=mali&entity=wagner-group&from=2020-01-01&on=2022-03-01",
        "/presence?sender=france&on=2022-03-01",
    ]
    return [*fixed, *entities, *episodes, *documents, *dated, "/entities/mali?on=nonsense"]


async def patiently(reader: httpx.AsyncClient, path: str) -> httpx.Response:
    """Get a page; a second time where it took too long, as it says one may.

    The first run of a query is planned, and on a machine with much else to do that alone can pass the limit.
    """
    answer = await reader.get(path)
    return await reader.get(path) if answer.status_code == 504 else answer


async def test_every_page_is_whole(graph: Graph, reader: httpx.AsyncClient) -> None:
    for path in await all_pages(graph):
        answer = await patiently(reader, path)
        assert answer.status_code in {200, 404, 422}, path
        assert answer.headers["content-type"].startswith("text/html"), path
        page = Whole()
        page.feed(answer.text)
        assert page.faults == [], path
        assert [page.tags.count(tag) for tag in ("h1", "main", "title", "header")] >= [1, 1, 1, 1], path
        assert page.tags.count("h1") == 1, path
        assert len(page.ids) == len(set(page.ids)), path
        assert 'class="dateline' in answer.text, path


async def test_a_planned_deployment_is_told_as_planned(graph: Graph, reader: httpx.AsyncClient) -> None:
    [plan] = await recorded(graph, PLAN)
    assert plan.episode
    said = text(await reader.get(f"/episodes/{plan.episode.id}"))
    assert "One source reports that Wagner Group is to send about 1,000 instructors to Mali ." in said
    assert "No source here says it happened." in said
    assert "citing Reuters" in said
    assert "One source" in said
    assert "Wagner Group" in text(await reader.get("/entities/mali"))


async def test_a_ledger_sets_affirmations_against_denials(graph: Graph, reader: httpx.AsyncClient) -> None:
    first, *_ = await recorded(
        graph,
        body(),
        body(document=BRIEF, as_of="2022-01", personnel={"best": 450, "category": "contractors"}),
        DENIAL,
    )
    assert first.episode
    said = text(await reader.get(f"/episodes/{first.episode.id}"))
    assert "2 affirm, 1 denies" in said
    assert "2 claims affirm: Monitor and Yearbook." in said
    assert "One claim denies: Ministry." in said
    assert "Of 2 figures, the latest is shown." in said
    assert "2 independent sources" in said


BATTLE = {"kind": "Incident", "name": "A fight near Tessit"}
BATTLE_SAID = {
    "predicate": "INVOLVED_IN",
    "object": BATTLE,
    "status": "ended",
    "as_of": "[2021-09-13..2021-09-25]",
    "personnel": None,
}
ARCHIVED = {
    "title": "A bulletin",
    "publisher": "Observer",
    "published": "2021-10",
    "url": "https://example.org/bulletin",
    "archived_url": "https://archive.example.org/bulletin",
    "accessed": "2021-11-02",
    "licence": "CC-BY-4.0",
}


async def test_losses_stand_beside_each_other_by_source_and_are_not_added_up(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    killed = {"killed": {"best": 5, "qualifier": "about"}, "missing": {"max": 3}}
    relayed = {"via": [{"publisher": "Reuters", "citing": "diplomats"}], "locator": "p. 14"}
    place = {"place": {"kind": "Region", "name": "Liptako"}}
    first, _, denied = await recorded(
        graph,
        body(document=ARCHIVED, losses=killed, **BATTLE_SAID, **relayed, **place),
        body(losses={"killed": {"best": 0}}, **BATTLE_SAID),
        body(stance="denies", document=BRIEF, losses={"wounded": {"best": 77}}, **BATTLE_SAID),
    )
    assert first.episode
    assert denied.episode
    page = await reader.get(f"/episodes/{first.episode.id}")
    [table] = re.findall(r'(?s)<section class="sec" id="losses">(.*?)</section>', page.text)
    cells = re.findall(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>", table)
    plain = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip() for cell in cells]
    assert plain[:4] == ["Source", "When", "Killed", "Missing"]
    observed = "between 13 and 25 September 2021"
    rows = [plain[at : at + 4] for at in range(4, len(plain), 4)]
    assert sorted((who.split()[0], *rest) for who, *rest in rows) == [
        ("Observer", observed, "about 5", "up to 3"),
        ("Yearbook", observed, "none", ""),
    ]
    said = text(page)
    assert "no total is made of them" in said
    assert "about 5 killed; up to 3 missing" in said
    assert "p. 14 in Liptako citing Reuters , which cites diplomats" in said
    assert "Trained, by source" not in said
    document = text(await reader.get(f"/documents/{first.claim.document.id}"))
    assert "Copy that stays https://archive.example.org/bulletin" in document
    assert "Read on 2 November 2021" in document
    assert "Licence of its text CC-BY-4.0" in document


async def test_how_many_were_trained_is_told_by_source(graph: Graph, reader: httpx.AsyncClient) -> None:
    training = {"predicate": "TRAINS", "personnel": None}
    first, _ = await recorded(
        graph,
        body(trained={"best": 300}, **training),
        body(document=BRIEF, as_of="2022-01", trained={"min": 200}, **training),
    )
    assert first.episode
    said = text(await reader.get(f"/episodes/{first.episode.id}"))
    assert "Trained, by source" in said
    assert "300 trained" in said
    assert "at least 200 trained" in said
    assert "Personnel" not in said


async def test_a_retracted_claim_stays_with_its_reason(graph: Graph, reader: httpx.AsyncClient) -> None:
    kept, gone = await recorded(graph, body(), body(document=BRIEF, as_of="2022-01"))
    await retract(graph, gone.claim.id, "wrong country", ANALYST)
    assert kept.episode
    page = await reader.get(f"/episodes/{kept.episode.id}")
    assert 'class="claim gone"' in page.text
    assert "wrong country" in text(page)


async def test_a_shared_figure_stands_apart_and_names_its_hosts(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    await recorded(graph, SHARED, body())
    said = text(await reader.get("/entities/mali"))
    apart, _, present = said.partition("Reported present")
    assert "France" in apart
    assert "5,100 for 3 hosts" in apart
    assert "one figure with Chad and Niger" in apart
    assert "Wagner Group" in present


async def test_pages_answer_for_the_day_and_say_so(graph: Graph, reader: httpx.AsyncClient) -> None:
    await recorded(graph, body())
    past = await reader.get("/entities/mali", params={"on": "2022-06-15"})
    assert "True on <b>15 June 2022</b>, as known <b>today</b>" in past.text
    assert 'class="dateline past"' in past.text
    assert "/entities/wagner-group?on=2022-06-15" in past.text
    before = await reader.get("/entities/mali", params={"on": "1990-01-01"})
    assert "Nothing recorded of Mali held on 1 January 1990." in text(before)
    assert "Nearest in time: 1 June 2022" in text(before)
    assert 'href="/entities/mali?on=2022-06-01"' in before.text
    assert "Wagner Group" in text(await reader.get("/entities/mali", params={"on": "2022-06-01"}))
    ledger = "/episodes/wagner-group.DEPLOYED_TO.mali.1"
    early = await reader.get(ledger, params={"on": "1990-01-01"})
    assert f'href="{ledger}?on=2022-06-01"' in early.text
    assert "One source reports" in text(await reader.get(ledger, params={"on": "2022-06-01"}))
    plain = await reader.get("/entities/mali")
    assert "All times, as known <b>today</b>" in plain.text
    assert 'class="dateline"' in plain.text


async def test_what_was_not_yet_known_is_not_shown(graph: Graph, reader: httpx.AsyncClient) -> None:
    await recorded(graph, body())
    assert "Nothing is recorded of Mali yet." in text(
        await reader.get("/entities/mali", params={"known_at": "2020-01-01"})
    )


async def test_an_instant_of_today_is_not_all_that_is_known_today(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    await recorded(graph, body())
    now = datetime.now(UTC)
    by_now = await reader.get("/entities/mali", params={"known_at": now.isoformat()})
    assert f"as known <b>at {now.day} " in by_now.text
    assert 'class="dateline past"' in by_now.text
    by_today = await reader.get("/entities/mali", params={"known_at": now.date().isoformat()})
    assert "as known <b>today</b>" in by_today.text
    assert 'class="dateline"' in by_today.text


async def test_names_are_escaped_wherever_they_stand(graph: Graph, reader: httpx.AsyncClient) -> None:
    hostile = body(
        subject={"kind": "Person", "name": HOSTILE},
        predicate="ASSOCIATE_OF",
        object={"kind": "Person", "name": f"{HOSTILE} too"},
        personnel=None,
        role=HOSTILE,
        note=HOSTILE,
        quote={"text": HOSTILE},
        via=[{"publisher": HOSTILE}],
        document={
            "title": HOSTILE,
            "publisher": HOSTILE,
            "url": "https://example.org/?a=1&b=%22",
            "text": HOSTILE,
        },
    )
    [one] = await recorded(graph, hostile)
    assert one.episode
    paths = (
        f"/entities/{one.claim.subject.id}",
        f"/episodes/{one.episode.id}",
        f"/documents/{one.claim.document.id}",
        "/search?q=script%3E",
        f"/search?q={HOSTILE}",
        "/",
    )
    for path in paths:
        page = await reader.get(path)
        assert page.status_code == 200, path
        assert "<script>alert" not in page.text, path
        assert "alert(&#34;1&#34;)" in page.text, path


async def test_a_text_is_for_holders_of_a_key(
    graph: Graph, reader: httpx.AsyncClient, bearer: dict[Role, dict[str, str]]
) -> None:
    [plan] = await recorded(graph, PLAN)
    path = f"/documents/{plan.claim.document.id}"
    closed = await reader.get(path)
    assert "would" not in text(closed)
    assert "about 1,000 instructors" in text(closed)
    shown = await reader.get(path, headers=bearer[Role.READER])
    assert '<mark><a id="words-1"></a>about 1,000 instructors<sup>' in shown.text
    assert "&lt;b&gt;would&lt;/b&gt; come." in shown.text


async def test_a_country_shows_its_names_in_their_scripts(reader: httpx.AsyncClient) -> None:
    page = await reader.get("/entities/mali")
    assert '<bdi lang="ar">مالي</bdi>' in page.text
    assert "ML / MLI" in text(page)


def sender(number: int, **more: Any) -> dict[str, Any]:
    """A claim that one of many forces is in Mali."""
    subject = {"kind": "ArmedForce", "name": f"Force {number:02}"}
    figure = {"best": 100 + number, "qualifier": "exactly"}
    as_of = more.get("as_of", "2026-01")
    document = {"title": "Yearbook", "publisher": "Yearbook", "published": as_of, "reliability": "B"}
    return body(subject=subject, as_of=as_of, personnel=figure, document=document) | more


async def test_a_long_table_is_cut_added_up_and_filtered(graph: Graph, reader: httpx.AsyncClient) -> None:
    over = [sender(number, status="ended") for number in (28, 29)]
    await recorded(graph, *(sender(number) for number in range(28)), *over)
    first = await reader.get("/entities/mali")
    said = text(first).split(" Timeline ")[0]  # the table alone
    assert "30 of 30 rows" in said
    assert "Force 27" in said
    assert "Force 02" not in said
    assert "Reported present, 28 figures added up 3,178 Show 4 more rows" in said
    assert 'href="/entities/mali?rows=all#here"' in first.text
    assert "reported present , from 28 senders with figures" in said
    whole = text(await reader.get("/entities/mali?rows=all"))
    assert "Force 02" in whole
    assert "more rows" not in whole
    ended = text(await reader.get("/entities/mali?statuses=ended")).split(" Newest claims ")[0]
    assert "2 of 30 rows" in ended
    assert "Force 28" in ended
    assert "Force 27" not in ended
    none = text(await reader.get("/entities/mali?statuses=planned"))
    assert "Nothing here passes the filters. Take the filters away" in none
    assert (await reader.get("/entities/mali?statuses=nonsense")).status_code == 422
    assert (await reader.get("/entities/mali?rows=some")).status_code == 422


async def test_the_many_claims_of_a_document_are_read_page_by_page(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    done = await recorded(graph, *(sender(number) for number in range(103)))
    path = f"/documents/{done[0].claim.document.id}"
    first = await reader.get(path)
    assert "100 claims on this page" in text(first)
    listed = set(re.findall(r'id="claim-([0-9a-f]+)"', first.text))
    [onwards] = re.findall(r'<a class="btn" href="([^"]+)" rel="next">', first.text)
    second = await reader.get(onwards.replace("&amp;", "&"))
    assert "3 claims on this page" in text(second)
    assert f'<a class="btn" href="{path}#claims">First page</a>' in second.text
    rest = set(re.findall(r'id="claim-([0-9a-f]+)"', second.text))
    assert len(listed) == 100
    assert listed | rest == {each.claim.id for each in done}
    # A link to one claim leads to where it stands.
    for claim in (*list(listed)[:2], *rest):
        found = await reader.get(path, params={"claim": claim})
        assert f'id="claim-{claim}"' in found.text
    ledger = await reader.get("/episodes/force-00.DEPLOYED_TO.mali.1")
    assert f"{path}?claim=" in ledger.text
    assert "100 claims on this page" in text(await reader.get(path, params={"claim": "0"}))


async def test_the_many_claims_of_a_ledger_are_read_page_by_page(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    years = [
        {"title": f"Y {year}", "publisher": f"P {year}", "published": f"{year}"} for year in range(1965, 2026)
    ]
    yearly = [
        sender(0, as_of=each["published"], document=each, personnel={"best": 100 + number})
        for number, each in enumerate(years)
    ]
    done = await recorded(graph, *yearly)
    ledger = "/episodes/force-00.DEPLOYED_TO.mali.1"
    first = await reader.get(ledger)
    assert "1 to 50 of 61 claims" in text(first)
    assert "53 more figures" in text(first)
    assert "13 other figures stand with their claims." in text(first)
    assert "61 independent sources" in text(first)
    assert "49 more sources" in text(first)
    assert first.text.count('<li class="chosen">') == 1
    onwards = f"{ledger}?start=50#claims"
    assert f'href="{onwards}" rel="next"' in first.text
    second = await reader.get(onwards)
    assert "51 to 61 of 61 claims" in text(second)
    assert f'<a class="btn" href="{ledger}#claims">First page</a>' in second.text
    assert 'rel="next"' not in second.text
    last = done[-1].claim.id
    assert f'id="claim-{last}"' not in first.text
    assert f'id="claim-{last}"' in (await reader.get(ledger, params={"claim": last})).text
    assert (await reader.get(ledger, params={"start": "-1"})).status_code == 422
    assert "1 to 50 of 61 claims" in text(await reader.get(ledger, params={"start": "700"}))


async def test_of_many_sources_some_stand_open_some_fold_out_and_the_rest_are_counted(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    documents = [
        *({"title": f"Edition {number}", "publisher": "A yearbook"} for number in range(10)),
        *({"title": "A report", "publisher": f"Agency {number}"} for number in range(74)),
    ]
    await recorded(graph, *(sender(0, document=document) for document in documents))
    page = await reader.get("/episodes/force-00.DEPLOYED_TO.mali.1")
    sources = page.text[page.text.index('id="sources"') :]
    assert "75 independent sources" in text(page)
    assert "63 more sources" in text(page)
    assert "3 more are named with their claims." in text(page)
    assert len(re.findall(r"<b><bdi>[^<]*</bdi></b>", sources)) == 72
    assert "and 2 more documents" in text(page)
    assert sources.count("<bdi>Edition ") == 8


async def test_sentences_are_numbered_by_what_they_rest_on(graph: Graph, reader: httpx.AsyncClient) -> None:
    [one] = await recorded(graph, body())
    assert one.episode
    page = await reader.get("/entities/mali")
    ledger = f"/episodes/{one.episode.id}"
    assert f'.<sup class="ref">&#8288;<a href="{ledger}" aria-label="Reference 1">1</a></sup>' in page.text
    assert '<li id="reference-1">' in page.text
    assert "Wagner Group → Mali 1 claim 1 source" in text(page)


async def test_a_ledger_shows_when_in_time(graph: Graph, reader: httpx.AsyncClient) -> None:
    [one, *_] = await recorded(graph, body(), DENIAL)
    assert one.episode
    page = await reader.get(f"/episodes/{one.episode.id}")
    assert 'class="timebar"' in page.text
    assert len(re.findall(r'<path class="denial" d="M\d+ 0V100"/>', page.text)) == 1
    assert "Over time 2022 " in text(page)
    assert "possible a claim a denial" in text(page)  # nothing is certain on days that are denied


async def test_search_counts_kinds_and_leads_on(graph: Graph, reader: httpx.AsyncClient) -> None:
    mission = {"kind": "Mission", "name": "Force Mission"}
    await recorded(graph, *(sender(number, under=mission) for number in range(30)))
    first = await reader.get("/search", params={"q": "force"})
    assert "The first 25 for “force”" in text(first)
    assert "All kinds Armed force 30 Mission 1 " in text(first)
    onwards = re.search(r'<a class="btn" href="([^"]+)" rel="next">', first.text)
    assert onwards
    second = await reader.get(onwards[1].replace("&amp;", "&"))
    assert "6 more for “force”" in text(second)
    assert "First page" in text(second)
    assert "Next page" not in text(second)


async def test_the_start_page_says_what_goes_stale(graph: Graph, reader: httpx.AsyncClient) -> None:
    assert "Nothing counted now will lapse within a year." in text(await reader.get("/"))
    year = datetime.now(UTC).year
    lapsing = body(
        as_of=f"{year - 2}-01-01", document={"title": "Y", "publisher": "Y", "published": f"{year - 2}"}
    )
    await recorded(graph, lapsing, sender(1, as_of=f"{year}-01-01"))
    said = text(await reader.get("/")).partition("Going stale")[2]
    assert "Wagner Group" in said
    assert "Force 01" not in said
    assert f"last confirmed 1 January {year - 2}" in said


async def test_the_start_page_is_small(graph: Graph, reader: httpx.AsyncClient) -> None:
    for number in range(12):
        await recorded(graph, sender(number, as_of=f"{datetime.now(UTC).year - 2}-01-01"))
    page = await reader.get("/", headers={"accept-encoding": "gzip"})
    assert page.text.count("<li>") > 15  # full lists
    assert page.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(page.content, 6)) < 60_000


async def test_search_works_as_a_plain_form(graph: Graph, reader: httpx.AsyncClient) -> None:
    await recorded(graph, body())
    start = await reader.get("/")
    assert '<form class="bigfind" role="search"' in start.text
    found = await reader.get("/search", params={"q": "wagnr"})
    assert "Wagner Group" in text(found)
    narrowed = await reader.get("/search", params={"q": "wagner", "kind": "Country"})
    assert "Wagner Group" not in text(narrowed)


async def test_the_start_page_tells_what_is_new_and_what_is_disputed(
    graph: Graph, reader: httpx.AsyncClient
) -> None:
    empty = text(await reader.get("/"))
    assert "No claim is recorded yet." in empty
    await recorded(graph, body(), DENIAL, SHARED)
    start = await reader.get("/")
    said = text(start)
    assert "Wagner Group has about 1,000 contractors in Mali" in said
    assert "1 affirms, disputed" in said
    assert re.search(r"Mali\s+2 ", said)
    assert "/explore?focus=wagner-group&amp;focus=france" in start.text


@pytest.mark.parametrize("path", ["/nothing", "/entities/nobody", "/episodes/a.TRAINS.b.1", "/documents/0"])
async def test_what_is_not_there_is_told_as_a_page(reader: httpx.AsyncClient, path: str) -> None:
    answer = await reader.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in text(answer)


async def test_a_date_that_is_none_is_told_as_a_page(reader: httpx.AsyncClient) -> None:
    answer = await reader.get("/entities/mali", params={"on": "yesterday"})
    assert answer.status_code == 422
    assert "yesterday is not a day" in text(answer)


async def test_pages_say_so_while_the_graph_is_away(neo4j_address: Address) -> None:
    async with client(create_app(Settings(), neo4j_address)) as far:  # never started
        answer = await far.get("/entities/mali", headers={"accept": "text/html"})
        about = await far.get("/about", headers={"accept": "text/html"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "Nothing recorded was lost." in text(answer)
    assert about.status_code == 200
