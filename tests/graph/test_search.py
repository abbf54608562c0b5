"""Search finds what an analyst means, however it was typed, and takes any input as text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import AsyncManagedTransaction

from app.domain.model import Name
from app.domain.vocabulary import Kind
from app.graph.connection import Graph
from app.graph.entities import store as entities
from app.graph.entities.store import Wanted
from app.graph.search import entities as search
from tests.examples import examples

pytestmark = pytest.mark.anyio

ENTITIES = [
    (Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group"),
    (Kind.COMPANY, "Wagner Logistics Holding"),
    (Kind.PERSON, "Emmanuel Macron"),
    (Kind.PERSON, "Yevgeny Prigozhin"),
    (Kind.PERSON, "Vladimir Putin"),
    (Kind.ARMED_FORCE, "Malian Armed Forces"),
    (Kind.GOVERNMENT, "Government of Mali"),
    (Kind.AGREEMENT, "Mali–Wagner agreement"),
    (Kind.OPERATION, "Operation Barkhane"),
    (Kind.OPERATION, "Operation Serval"),
    (Kind.REGION, "Sahel"),
    (Kind.MISSION, "MINUSMA"),
    (Kind.BASE, "Base aérienne 101 Niamey"),
]


@pytest.fixture
async def filled(graph: Graph) -> Graph:
    wanted = [Wanted("", kind=kind, name=name) for kind, name in ENTITIES]
    await graph.write(entities.resolve, wanted)
    return graph


async def ids(
    graph: Graph, q: str, kinds: tuple[Kind, ...] = (), limit: int = 10, skip: int = 0
) -> list[str]:
    return [found.id for found in await graph.read(search.find, q, kinds, limit, skip)]


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("wagnr", "wagner-group"),
        ("Wagner group", "wagner-group"),
        ("the Wagner group", "wagner-group"),
        ("wagner-group", "wagner-group"),
        ("marcon", "emmanuel-macron"),
        ("emanuel macron", "emmanuel-macron"),
        ("макрон", "emmanuel-macron"),
        ("Эммануэль Макрон", "emmanuel-macron"),
        ("вагнер", "wagner-group"),
        ("Путин", "vladimir-putin"),
        ("пригожин", "yevgeny-prigozhin"),
        ("prigojin", "yevgeny-prigozhin"),
        ("prigo", "yevgeny-prigozhin"),
        ("barkhan", "operation-barkhane"),
        ("base aerienne niamey", "base-aerienne-101-niamey"),
        ("minusma", "minusma"),
        ("RCA", "central-african-republic"),
        ("rca", "central-african-republic"),
        ("CAF", "central-african-republic"),
        ("CF", "central-african-republic"),
        ("mali", "mali"),
        ("ml", "mali"),
        ("malian", "mali"),
        ("مالي", "mali"),
        ("马里", "mali"),
        ("Мали", "mali"),
        ("Ivory Coast", "cote-d-ivoire"),
        ("cote divoire", "cote-d-ivoire"),
        ("ukrane", "ukraine"),
        ("Turkiye", "turkey"),
        ("burma", "myanmar"),
        ("niger", "niger"),
    ],
)
async def test_what_an_analyst_means_comes_first(filled: Graph, q: str, first: str) -> None:
    assert (await ids(filled, q))[0] == first


async def test_a_demonym_finds_the_country_and_its_forces(filled: Graph) -> None:
    assert (await ids(filled, "malian"))[:2] == ["mali", "malian-armed-forces"]


async def test_the_exact_name_comes_before_longer_ones(filled: Graph) -> None:
    found = await filled.read(search.find, "mali", (), 10, 0)
    assert found[0].id == "mali"
    assert found[0].score == 1.0
    assert {"malian-armed-forces", "government-of-mali", "mali-wagner-agreement"} <= {f.id for f in found[1:]}
    assert all(f.score < 1.0 for f in found[1:])
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


async def test_all_countries_of_an_ambiguous_name_are_found(filled: Graph) -> None:
    assert set((await ids(filled, "congo"))[:2]) == {
        "republic-of-the-congo",
        "democratic-republic-of-the-congo",
    }


async def test_all_words_must_occur_where_that_is_possible(filled: Graph) -> None:
    assert await ids(filled, "operation barkhane") == ["operation-barkhane"]
    assert "operation-barkhane" in await ids(filled, "operation zzzzzzz")


async def test_kinds_filter(filled: Graph) -> None:
    assert await ids(filled, "wagner", (Kind.COMPANY,)) == ["wagner-logistics-holding"]
    assert await ids(filled, "mali", (Kind.COUNTRY,)) == ["mali"]
    assert "mali" not in await ids(filled, "mali", (Kind.GOVERNMENT, Kind.ARMED_FORCE))
    assert await ids(filled, "mali", (Kind.PERSON,)) == []
    assert await ids(filled, "country") == await ids(filled, "country", tuple(Kind))


async def test_what_is_shown_of_a_hit(filled: Graph) -> None:
    await filled.write(
        entities.add_names, "wagner-group", [Name("ЧВК «Вагнер»", "ru"), Name("Wagner Group", "en")]
    )
    await filled.write(_relate)
    [wagner, *_] = await filled.read(search.find, "чвк вагнер", (), 10, 0)
    assert wagner == search.Found(
        "wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group", ("ЧВК «Вагнер»",), 1.0, 2
    )
    assert (await ids(filled, "vagner"))[0] == "wagner-group"


async def _relate(tx: AsyncManagedTransaction) -> None:
    await tx.run(
        """MATCH (w:Entity {id: 'wagner-group'}), (m:Entity {id: 'mali'}), (s:Entity {id: 'operation-serval'})
        CREATE (w)-[:DEPLOYED_TO]->(m), (w)-[:TRAINS]->(m), (w)<-[:SUBJECT]-(:Claim {id: 'c'}),
               (m)-[:CONTRIBUTES_TO]->(s)"""
    )


async def test_of_equal_hits_the_one_with_more_episodes_comes_first(filled: Graph) -> None:
    assert await ids(filled, "operation") == ["operation-barkhane", "operation-serval"]
    await filled.write(_relate)
    assert await ids(filled, "operation") == ["operation-serval", "operation-barkhane"]


async def test_a_merged_entity_is_found_as_what_it_is_now(filled: Graph) -> None:
    await filled.write(
        entities.resolve, [Wanted("", kind=Kind.PRIVATE_MILITARY_COMPANY, name="Redut Shield")]
    )
    await filled.write(_merge, "wagner-group", "redut-shield")
    found = await filled.read(search.find, "redut shield", (), 10, 0)
    assert [(f.id, f.name) for f in found] == [("wagner-group", "Wagner Group")]
    assert (await ids(filled, "redutt"))[0] == "wagner-group"
    assert "redut-shield" not in await ids(filled, "", tuple(Kind), 500)
    assert "redut-shield" not in await ids(filled, "wagner")


async def _merge(tx: AsyncManagedTransaction, left: str, right: str) -> None:
    await tx.run("MATCH (e:Entity {id: $right}) SET e.merged_into = $left", left=left, right=right)


async def test_pages_of_one_search_join_without_gap_or_repeat(filled: Graph) -> None:
    whole = await ids(filled, "republic", limit=500)
    assert len(whole) > 20
    pages = [await ids(filled, "republic", limit=7, skip=skip) for skip in range(0, len(whole) + 7, 7)]
    assert [id_ for page in pages for id_ in page] == whole


async def test_nothing_typed_lists_everything_by_id(filled: Graph) -> None:
    every = await ids(filled, "", limit=500)
    assert every == sorted(every)
    assert len(every) == 250 + len(ENTITIES)
    assert await ids(filled, "  ", (Kind.OPERATION,)) == ["operation-barkhane", "operation-serval"]
    assert await ids(filled, "", limit=5, skip=10) == every[10:15]


@pytest.mark.parametrize("q", ["😀", "—", "***", "\x00\x01", "\u200b", "?", '"', "\\", "()", "\ud800"])
async def test_nothing_to_look_for_finds_nothing(filled: Graph, q: str) -> None:
    assert await ids(filled, q) == []


@pytest.mark.parametrize(
    "q",
    [
        "name:[* TO *]",
        "*:*",
        "wagner~0.1^99 OR kind:Country",
        'wagner" OR "mali',
        "AND OR NOT",
        "(((((",
        "/.*/",
        "wagner\\",
        "{!lucene}mali",
        "a" * 10_000,
        "mali " * 2_000,
        "x",
        "é",
        "的",
        "1",
        "wagner\x00\x08group",
        "'; MATCH (n) DETACH DELETE n //",
        "🇲🇱 mali",
        "\u202emali",
        "ﷺ" * 500,
        "mali \ud800",
        " " * 400 + "mali",
    ],
)
async def test_any_text_is_safe(filled: Graph, q: str) -> None:
    assert len(await ids(filled, q, limit=500)) < 250


async def test_syntax_is_text(filled: Graph) -> None:
    assert await ids(filled, "wagner AND group") == await ids(filled, "wagner and group")
    assert (await ids(filled, "wagner -group"))[0] == "wagner-group"
    assert (await ids(filled, "w*gner"))[:1] != ["wagner-logistics-holding"]


@settings(
    max_examples=examples(30, 600), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.text(min_size=1, max_size=50), max_size=20))
def test_the_index_query_holds_only_words_and_our_own_syntax(words: list[str]) -> None:
    from app.domain.names import normalise

    normalised = normalise(" ".join(words)).split()
    query = search.lucene(normalised, " AND ", [Kind.COUNTRY])
    allowed = set('name:search:kind:+()"*^~. ')
    others = {c for c in query if not c.isalnum() and c not in allowed}
    assert all(c in "".join(normalised) for c in others)


async def test_close_looks_within_the_kind_only(filled: Graph) -> None:
    close = await filled.read(search.close, Kind.PERSON, "Emmanuel Marcon")
    assert [ref.id for ref in close] == ["emmanuel-macron"]
    assert await filled.read(search.close, Kind.UNIT, "Emmanuel Marcon") == ()
    assert await filled.read(search.close, Kind.OPERATION, "Operation Zzzz") == ()
