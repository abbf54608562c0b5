"""Documents: found again by their content, completed by analysts, traced to their roots, never in a ring."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app.domain.vocabulary import Evidence, Reliability
from app.errors import Invalid
from app.graph.connection import Graph
from app.services.reading.documents import document
from app.services.recording.record import record_one
from tests.claim_making import ANALYST, CONTRIBUTOR, body, rebuilt, relationships

pytestmark = pytest.mark.anyio


def _named(title: str, publisher: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "publisher": publisher, **more}


async def _cite(graph: Graph, title: str, publisher: str, *sources: object, **more: Any) -> str:
    """Record a claim stated in a document that derives from others; return the document's id."""
    said = body(title, publisher, stated={"derived_from": list(sources), **more})
    return (await record_one(graph, said, actor=ANALYST)).claim.document.id


async def test_a_document_is_found_again_by_its_content(graph: Graph) -> None:
    first = await _cite(graph, "A report", "Reuters", published="2021")
    assert await _cite(graph, "A report", "REUTERS", published="2021") == first
    assert await _cite(graph, "A report", "Reuters", published="2022") != first
    assert await _cite(graph, "A report", "Reuters", published="2021", text="Words.") != first
    assert len(await graph.rows("MATCH (p:Publisher) RETURN p")) == 1


async def test_a_chain_ends_in_its_roots(graph: Graph) -> None:
    wire = _named("Wire", "AFP")
    copy = await _cite(graph, "Copy", "Le Monde", wire)
    digest = await _cite(graph, "Digest", "A blog", {"id": copy}, _named("Other", "Tass"))
    assert (await document(graph, copy)).roots == ("afp",)
    assert (await document(graph, digest)).roots == ("afp", "tass")
    (episode,) = (await relationships(graph)).values()
    assert (episode["sources"], episode["evidence"]) == (2, Evidence.CORROBORATED)


async def test_derivation_learnt_later_projects_anew(graph: Graph) -> None:
    """Two outlets look independent until both are known to copy one wire; what copies them follows."""
    one, other = _named("One", "Le Monde"), _named("Other", "El País")
    await _cite(graph, "One", "Le Monde")
    await _cite(graph, "Other", "El País")
    digest = await _cite(graph, "Digest", "A blog", one, other)
    assert [e["sources"] for e in (await relationships(graph)).values()] == [2]
    await _cite(graph, "One", "Le Monde", _named("Wire", "AFP"))
    await _cite(graph, "Other", "El País", _named("Wire", "AFP"))
    assert [e["sources"] for e in (await relationships(graph)).values()] == [1]
    assert (await document(graph, digest)).roots == ("afp",)
    assert await relationships(graph) == await rebuilt(graph)


async def test_a_rating_learnt_later_projects_anew(graph: Graph) -> None:
    cited = await _cite(graph, "A report", "Reuters")
    await _cite(graph, "A report", "Reuters", reliability="E", language="en")
    stored = await document(graph, cited)
    assert (stored.reliability, stored.language) == (Reliability.E, "en")
    assert [e["sources"] for e in (await relationships(graph)).values()] == [0]
    await _cite(graph, "A report", "Reuters", reliability="A")
    assert (await document(graph, cited)).reliability is Reliability.E, "what is known is not overwritten"


async def test_a_contributor_changes_no_document(graph: Graph) -> None:
    cited = await _cite(graph, "A report", "Reuters")
    other = body(stated={"reliability": "E", "derived_from": [_named("Wire", "AFP")]}, as_of="2020")
    await record_one(graph, other, actor=CONTRIBUTOR)
    stored = await document(graph, cited)
    assert (stored.reliability, stored.roots) == (None, ("reuters",))
    new = body("Mine", "A blog", stated={"derived_from": [{"id": cited}]})
    done = await record_one(graph, new, actor=CONTRIBUTOR)
    assert done.claim.document.roots == ("reuters",), "their own they describe as they please"


async def test_no_document_derives_from_itself(graph: Graph) -> None:
    a, b, c = (_named(title, title) for title in ("Aa", "Bb", "Cc"))
    await _cite(graph, "Aa", "Aa", b)
    await _cite(graph, "Bb", "Bb", c)
    for title, source in (("Cc", a), ("Cc", b), ("Cc", c), ("Bb", a)):
        with pytest.raises(Invalid, match="derive from itself") as refused:
            await _cite(graph, title, title, source)
        assert [fault.pointer for fault in refused.value.faults] == ["/document/derived_from/0"]
    assert (await document(graph, await _cite(graph, "Aa", "Aa"))).roots == ("cc",)


async def test_two_writers_close_no_ring(graph: Graph) -> None:
    a, b = _named("Aa", "Aa"), _named("Bb", "Bb")
    answers = await asyncio.gather(
        _cite(graph, "Aa", "Aa", b), _cite(graph, "Bb", "Bb", a), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Invalid", "str"]
    assert await relationships(graph) == await rebuilt(graph)
