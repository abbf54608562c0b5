"""Search page by page, one entity, and the totals."""

import pytest

from app.domain.vocabulary import Kind
from app.errors import Invalid, Moved, NotFound
from app.graph.connection import Graph
from app.graph.entities.store import Wanted, resolve
from app.services import paging
from app.services.reading import entities
from app.services.search.entities import search

pytestmark = pytest.mark.anyio


async def test_cursors_lead_through_all_pages(graph: Graph) -> None:
    whole = await search(graph, "republic", limit=500)
    assert whole.next is None
    ids: list[str] = []
    cursor: str | None = None
    while True:
        page = await search(graph, "republic", limit=9, cursor=cursor)
        assert len(page.items) <= 9
        ids += [found.id for found in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert ids == [found.id for found in whole.items]


async def test_the_last_full_page_has_no_next(graph: Graph) -> None:
    page = await search(graph, "", (Kind.COUNTRY,), limit=250)
    assert len(page.items) == 250
    assert page.next is None


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "é", "AAAA", paging.encode("a"), paging.encode(-1), paging.encode(10**30), "W" * 3_000],
)
async def test_a_bad_cursor_is_refused(graph: Graph, cursor: str) -> None:
    with pytest.raises(Invalid):
        await search(graph, "mali", cursor=cursor)


async def test_entity(graph: Graph) -> None:
    assert (await entities.entity(graph, "mali")).name == "Mali"
    with pytest.raises(NotFound):
        await entities.entity(graph, "nobody")
    await graph.write(
        resolve, [Wanted("", kind=Kind.UNIT, name="One"), Wanted("", kind=Kind.UNIT, name="Two")]
    )
    await graph.alter("MATCH (e:Entity {id: 'two'}) SET e.merged_into = 'one'")
    with pytest.raises(Moved):
        await entities.entity(graph, "two")


async def test_totals(graph: Graph) -> None:
    assert await entities.totals(graph) == entities.Totals(0, 0, 250, 0)
    await graph.alter(
        """MATCH (m:Entity {id: 'mali'}), (f:Entity {id: 'france'})
        CREATE (f)-[:DEPLOYED_TO {evidence: 'disputed'}]->(m), (f)-[:TRAINS {evidence: 'claimed'}]->(m),
               (:Claim {id: 'c'})-[:SUBJECT]->(f), (:Document {id: 'd'})"""
    )
    assert await entities.totals(graph) == entities.Totals(1, 1, 250, 2)
