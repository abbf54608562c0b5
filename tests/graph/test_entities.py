"""References find the entity they mean, or create it once, or say what is wrong."""

from collections.abc import Sequence

import anyio
import pytest
from neo4j import AsyncManagedTransaction

from app.domain.model import Entity, Name
from app.domain.names import NAME_LENGTH
from app.domain.vocabulary import Kind
from app.errors import Fault, Invalid, Moved, NotFound
from app.graph.connection import Graph
from app.graph.entities import store as entities
from app.graph.entities.store import Resolved, Wanted

pytestmark = pytest.mark.anyio

PMC, PERSON, COUNTRY = Kind.PRIVATE_MILITARY_COMPANY, Kind.PERSON, Kind.COUNTRY


def by_name(kind: Kind, name: str, pointer: str = "/subject") -> Wanted:
    return Wanted(pointer, kind=kind, name=name)


async def one(graph: Graph, wanted: Wanted) -> Resolved:
    [answer] = await graph.write(entities.resolve, [wanted])
    assert isinstance(answer, Resolved), answer
    return answer


async def fault(graph: Graph, wanted: Wanted) -> Fault:
    [answer] = await graph.write(entities.resolve, [wanted])
    assert isinstance(answer, Fault), answer
    return answer


async def merge(graph: Graph, left: str, right: str) -> None:
    """Let `right` point to `left`, as a judgement would."""
    rows = await graph.write(_set_merged, left, right)
    assert rows == 1


async def _set_merged(tx: AsyncManagedTransaction, left: str, right: str) -> int:
    query = "MATCH (e:Entity {id: $right}) SET e.merged_into = $left RETURN e"
    return len([row async for row in await tx.run(query, left=left, right=right)])


async def test_a_name_is_created_once_and_found_again(graph: Graph) -> None:
    first = await one(graph, by_name(PMC, " Wagner Group "))
    assert (first.entity.ref, first.created) == (("wagner-group", PMC, "Wagner Group"), True)
    for spelling in ("Wagner Group", "WAGNER  GROUP", "Wagner-Group", "“Wágner Group”"):
        again = await one(graph, by_name(PMC, spelling))
        assert (again.entity.id, again.created) == ("wagner-group", False)
    assert (await one(graph, Wanted("/object", id="wagner-group"))).entity == first.entity


async def test_one_call_answers_in_order_and_creates_a_name_once(graph: Graph) -> None:
    wanted = [
        by_name(PMC, "Wagner Group"),
        by_name(COUNTRY, "RCA"),
        Wanted("/object", id="mali"),
        by_name(PMC, "wagner group"),
        Wanted("/object", id="mali", kind=COUNTRY, name="anything"),
    ]
    answers = await graph.write(entities.resolve, wanted)
    ids = [answer.entity.id for answer in answers if isinstance(answer, Resolved)]
    assert ids == ["wagner-group", "central-african-republic", "mali", "wagner-group", "mali"]


async def test_the_same_name_in_another_kind_is_another_entity(graph: Graph) -> None:
    assert (await one(graph, by_name(Kind.REGION, "Mali"))).entity.id == "mali-2"
    answers = await graph.write(
        entities.resolve,
        [by_name(Kind.UNIT, "Mali"), by_name(Kind.BASE, "Mali"), by_name(Kind.BASE, "MALI!")],
    )
    ids = [answer.entity.id for answer in answers if isinstance(answer, Resolved)]
    assert set(ids) == {"mali-3", "mali-4"}
    assert ids[1] == ids[2]


async def test_names_that_have_one_slug_get_ids_of_their_own(graph: Graph) -> None:
    names = ["Макрон", "Makron", "Mäkron!", "Mákrón"]
    answers = await graph.write(entities.resolve, [by_name(PERSON, name) for name in names])
    ids = [answer.entity.id for answer in answers if isinstance(answer, Resolved)]
    assert set(ids[:2]) == {"makron", "makron-2"}
    assert ids[1] == ids[2] == ids[3]


async def test_long_names_share_their_beginning(graph: Graph) -> None:
    names = [
        f"Shooting of a Russian instructor in the Central African Republic reported on day {n}"
        for n in range(30)
    ]
    answers = await graph.write(entities.resolve, [by_name(Kind.INCIDENT, name) for name in names])
    assert len({answer.entity.id for answer in answers if isinstance(answer, Resolved)}) == 30


@pytest.mark.parametrize(
    "name", ["Mali", "RCA", "Ivory Coast", "مالي", "马里", "The Gambia", "Malian", "U.S."]
)
async def test_countries_are_found_by_any_name(graph: Graph, name: str) -> None:
    answer = await one(graph, by_name(COUNTRY, name))
    assert answer.entity.kind is COUNTRY
    assert not answer.created


async def test_an_unknown_country_comes_back_with_the_closest(graph: Graph) -> None:
    wrong = await fault(graph, by_name(COUNTRY, "Mallia"))
    assert wrong.pointer == "/subject/name"
    assert wrong.more["candidates"][0] == {"id": "mali", "kind": "Country", "name": "Mali"}
    assert await graph.rows("MATCH (e:Entity {id: 'mallia'}) RETURN e") == []


async def test_an_ambiguous_country_is_refused_with_candidates(graph: Graph) -> None:
    wrong = await fault(graph, by_name(COUNTRY, "Congo", "/object/1"))
    assert wrong.pointer == "/object/1/name"
    ids = {candidate["id"] for candidate in wrong.more["candidates"]}
    assert ids == {"republic-of-the-congo", "democratic-republic-of-the-congo"}


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [
        (Wanted("/subject", id="nobody"), "/subject/id"),
        (Wanted("/subject", id=""), "/subject/id"),
        (Wanted("/subject", id="mali", kind=Kind.REGION), "/subject/kind"),
        (Wanted("/subject", name="Mali"), "/subject/kind"),
        (Wanted("/subject", kind=PERSON), "/subject"),
        (Wanted("/subject"), "/subject"),
        (Wanted("/subject", kind=PERSON, name="😀 — !"), "/subject/name"),
        (Wanted("/subject", kind=PERSON, name=""), "/subject/name"),
        (Wanted("/subject", kind=COUNTRY, name="..."), "/subject/name"),
        (Wanted("/subject", kind=PERSON, name="x" * (NAME_LENGTH + 1)), "/subject/name"),
        (Wanted("/subject", kind=PERSON, name="ﷺ" * NAME_LENGTH), "/subject/name"),
    ],
)
async def test_what_is_wrong_with_a_reference(graph: Graph, wanted: Wanted, pointer: str) -> None:
    before = await count(graph)
    assert (await fault(graph, wanted)).pointer == pointer
    assert await count(graph) == before


async def test_the_longest_name_is_kept(graph: Graph) -> None:
    name = "漢" * NAME_LENGTH
    assert (await one(graph, by_name(PERSON, name))).entity.name == name


async def test_close_names_are_offered_and_never_chosen(graph: Graph) -> None:
    await graph.write(
        entities.resolve,
        [by_name(PMC, "Wagner Group"), by_name(PERSON, "Emmanuel Macron"), by_name(PMC, "Patriot")],
    )
    wagner = await one(graph, by_name(PMC, "Wagner"))
    assert wagner.created
    assert [ref.id for ref in wagner.candidates] == ["wagner-group"]
    marcon = await one(graph, by_name(PERSON, "Emmanuel Marcon"))
    assert [ref.id for ref in marcon.candidates] == ["emmanuel-macron"]
    cyrillic = await one(graph, by_name(PERSON, "Эммануэль Макрон"))
    assert {ref.id for ref in cyrillic.candidates} >= {"emmanuel-macron"}
    assert (await one(graph, by_name(Kind.COMPANY, "Wagner Grp"))).candidates == ()


async def test_a_merged_entity_leads_to_what_it_is_now(graph: Graph) -> None:
    for name in ("Wagner Group", "Wagner PMC", "ChVK Vagner"):
        await one(graph, by_name(PMC, name))
    await merge(graph, "wagner-group", "wagner-pmc")
    await merge(graph, "wagner-pmc", "chvk-vagner")
    for wanted in (by_name(PMC, "ChVK Vagner"), Wanted("", id="chvk-vagner"), by_name(PMC, "Wagner PMC")):
        assert (await one(graph, wanted)).entity.id == "wagner-group"
    with pytest.raises(Moved) as moved:
        await graph.read(entities.get, "chvk-vagner")
    assert moved.value.to == "wagner-group"


async def test_a_name_of_two_entities_is_ambiguous_until_they_are_merged(graph: Graph) -> None:
    await graph.write(entities.resolve, [by_name(PMC, "Redut"), by_name(PMC, "Redoubt")])
    await graph.write(entities.add_names, "redoubt", [Name("Redut", "ru")])
    wrong = await fault(graph, by_name(PMC, "Redut"))
    assert [candidate["id"] for candidate in wrong.more["candidates"]] == ["redoubt", "redut"]
    await merge(graph, "redut", "redoubt")
    assert (await one(graph, by_name(PMC, "Redut"))).entity.id == "redut"


async def test_eight_writers_create_one_entity(graph: Graph) -> None:
    """Each also creates others, in an order of its own, so that unsorted locks would meet crosswise."""
    names = [f"Brigade {letter}" for letter in "abcdefghij"]
    answers: list[Sequence[Resolved | Fault]] = []

    async def write(turn: int) -> None:
        order = names[turn:] + names[:turn]
        wanted = [by_name(Kind.UNIT, name) for name in order if name != names[-turn]]
        answers.append(await graph.write(entities.resolve, wanted))

    async with anyio.create_task_group() as group:
        for turn in range(1, 9):
            group.start_soon(write, turn)
    found = [answer for answered in answers for answer in answered if isinstance(answer, Resolved)]
    assert len(found) == 8 * 9
    assert {answer.entity.id for answer in found} == {name.lower().replace(" ", "-") for name in names}
    rows = await graph.rows("MATCH (e:Unit) RETURN count(e) AS entities, count(DISTINCT e.id) AS ids")
    assert rows == [{"entities": 10, "ids": 10}]
    assert sum(answer.created for answer in found) == 10


async def test_eight_writers_of_one_slug_get_eight_ids(graph: Graph) -> None:
    kinds = [kind for kind in Kind if kind is not COUNTRY][:8]
    ids: list[str] = []

    async def write(kind: Kind) -> None:
        ids.append((await one(graph, by_name(kind, "Africa Corps"))).entity.id)

    async with anyio.create_task_group() as group:
        for kind in kinds:
            group.start_soon(write, kind)
    assert sorted(ids) == ["africa-corps", *(f"africa-corps-{n}" for n in range(2, 9))]


async def test_get(graph: Graph) -> None:
    mali = await graph.read(entities.get, "mali")
    assert (mali.kind, mali.name, dict(mali.codes)) == (
        COUNTRY,
        "Mali",
        {"alpha2": "ML", "alpha3": "MLI", "m49": "466"},
    )
    assert {Name("مالي", "ar"), Name("马里", "zh"), Name("Мали", "ru")} < set(mali.names)
    assert "Malian" in mali.demonyms
    await one(graph, by_name(PMC, "Wagner Group"))
    assert await graph.read(entities.get, "wagner-group") == Entity(
        "wagner-group", PMC, "Wagner Group", names=(Name("Wagner Group"),), codes={}
    )
    with pytest.raises(NotFound):
        await graph.read(entities.get, "nobody")


async def test_get_counts_episodes_and_nothing_else(graph: Graph) -> None:
    await one(graph, by_name(PMC, "Wagner Group"))
    await graph.alter(
        """MATCH (w:Entity {id: 'wagner-group'}), (m:Entity {id: 'mali'})
        CREATE (w)-[:DEPLOYED_TO]->(m), (w)-[:TRAINS]->(m), (:Claim {id: 'c'})-[:SUBJECT]->(w)"""
    )
    assert (await graph.read(entities.get, "wagner-group")).episodes == 2
    assert (await graph.read(entities.get, "mali")).episodes == 2


async def test_add_names(graph: Graph) -> None:
    await one(graph, by_name(PMC, "Wagner Group"))
    names = [Name("Wagner Group", "en"), Name("ЧВК «Вагнер»", "ru"), Name("ЧВК Вагнер", "ru"), Name("Wagner")]
    assert await graph.write(entities.add_names, "wagner-group", names)
    wagner = await graph.read(entities.get, "wagner-group")
    assert wagner.names == (Name("Wagner Group", "en"), Name("ЧВК «Вагнер»", "ru"), Name("Wagner"))
    assert wagner.version == 2
    assert (await one(graph, by_name(PMC, "чвк вагнер"))).entity.id == "wagner-group"
    assert not await graph.write(entities.add_names, "wagner-group", names)
    assert (await graph.read(entities.get, "wagner-group")).version == 2
    with pytest.raises(NotFound):
        await graph.write(entities.add_names, "nobody", names)
    with pytest.raises(Invalid):
        await graph.write(entities.add_names, "wagner-group", [Name("…")])


async def test_eight_writers_add_a_name_each(graph: Graph) -> None:
    await one(graph, by_name(PMC, "Wagner Group"))
    async with anyio.create_task_group() as group:
        for n in range(8):
            group.start_soon(graph.write, entities.add_names, "wagner-group", [Name(f"Wagner {n}")])
    wagner = await graph.read(entities.get, "wagner-group")
    assert {name.text for name in wagner.names} == {"Wagner Group", *(f"Wagner {n}" for n in range(8))}
    assert wagner.version == 9


async def count(graph: Graph) -> int:
    [row] = await graph.rows("MATCH (e:Entity) RETURN count(e) AS n")
    return row["n"]
