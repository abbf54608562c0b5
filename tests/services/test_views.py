"""Saved views: kept, listed, and changed only by who saved them or an administrator."""

from __future__ import annotations

import pytest

from app.domain.vocabulary import Role
from app.errors import Forbidden, Invalid, NotFound
from app.graph.connection import Graph
from app.services.accounts import views
from app.services.accounts.actor import Actor

pytestmark = pytest.mark.anyio

OWNER = Actor("Ada", Role.CONTRIBUTOR)
ANALYST = Actor("Boris", Role.ANALYST)
ADMIN = Actor("Chidi", Role.ADMIN)


async def saved(graph: Graph, name: str = "Mali", by: Actor = OWNER) -> views.SavedView:
    return await views.save(graph, name, "focus=mali", ["mali"], by)


async def test_a_view_is_kept_and_read(graph: Graph) -> None:
    kept = await saved(graph)
    assert (kept.name, kept.query, kept.by) == ("Mali", "focus=mali", "Ada")
    assert await views.view(graph, kept.id) == kept
    with pytest.raises(NotFound):
        await views.view(graph, "view-none")


async def test_views_are_listed_newest_first_page_by_page(graph: Graph) -> None:
    kept = [await saved(graph, f"View {number}") for number in range(5)]
    first = await views.views(graph, 3)
    assert list(first.items) == kept[:1:-1]
    assert first.next
    rest = await views.views(graph, 3, first.next)
    assert list(rest.items) == kept[1::-1]
    assert rest.next is None
    with pytest.raises(Invalid):
        await views.views(graph, 3, "nonsense")


async def test_a_view_of_what_does_not_exist_is_refused_with_the_place(graph: Graph) -> None:
    with pytest.raises(Invalid) as refused:
        await views.save(graph, "Atlantis", "focus=atlantis", ["atlantis"], OWNER)
    [fault] = refused.value.faults
    assert fault.pointer == "/query"
    assert "atlantis" in fault.detail
    assert (await views.views(graph)).items == ()


@pytest.mark.parametrize("actor", [OWNER, ADMIN], ids=["who saved it", "an administrator"])
async def test_who_may_renames_and_deletes(graph: Graph, actor: Actor) -> None:
    kept = await saved(graph)
    assert (await views.rename(graph, kept.id, "Mali now", actor)).name == "Mali now"
    assert (await views.view(graph, kept.id)).name == "Mali now"
    assert (await views.delete(graph, kept.id, actor)).query == "focus=mali"
    with pytest.raises(NotFound):
        await views.delete(graph, kept.id, actor)


async def test_nobody_else_does(graph: Graph) -> None:
    kept = await saved(graph)
    assert not views.may_change(kept, None)
    assert not views.may_change(kept, Actor("Ada", Role.READER))
    for change in (views.rename(graph, kept.id, "Mine", ANALYST), views.delete(graph, kept.id, ANALYST)):
        with pytest.raises(Forbidden):
            await change
    assert await views.view(graph, kept.id) == kept
