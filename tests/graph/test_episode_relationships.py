"""Episodes as relationships: what is written is what is read, and only what changed is touched."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j import AsyncManagedTransaction

from app.domain.dates import parse
from app.domain.model import Claim, Document, Episode, Moment, Money, Personnel, Publisher, Ref, Shown, Triple
from app.domain.projection.episodes import project
from app.domain.vocabulary import (
    Category,
    Certainty,
    Evidence,
    Figures,
    Kind,
    Phase,
    Predicate,
    Qualifier,
    Stance,
    Status,
)
from app.graph.claims import episodes
from app.graph.claims.episodes import COURSE, course_of, to_properties
from app.graph.connection import Graph
from tests.claim_making import relationships

TRIPLE = Triple("france", Predicate.DEPLOYED_TO, "mali")
_SHOWN = Shown(
    personnel=Personnel(
        1, 2, 3, Qualifier.ABOUT, Category.MIXED, ((Category.TROOPS, 1), (Category.POLICE, 1))
    ),
    personnel_claim="c1",
    shared_with=(Ref("niger", Kind.COUNTRY, "Niger"), Ref("chad", Kind.COUNTRY, "Chad")),
    money=Money(6e9, "XOF"),
    money_claim="c2",
    role="training",
    role_claim="c1",
    under=Ref("barkhane", Kind.OPERATION, "Operation Barkhane"),
    under_claim="c2",
)
_FIRST = Moment(
    date(2014, 8, 1),
    Status.PRESENT,
    Certainty.CERTAIN,
    Phase.ACTUAL,
    Evidence.CLAIMED,
    1,
    Figures.SINGLE,
    _SHOWN,
)
_LAST = replace(_FIRST, day=date(2022, 8, 16), status=None, certainty=Certainty.NO, shown=Shown())
EPISODE = Episode(
    TRIPLE,
    1,
    Status.ENDED,
    Phase.ACTUAL,
    Evidence.CORROBORATED,
    2,
    Figures.DIFFER,
    parse("2014-08"),
    parse("2022-08-15"),
    parse("2022-08~"),
    _SHOWN,
    ("c1", "c2"),
    (_FIRST, _LAST),
)


COURSE_NAMES = re.findall(r"\.(\w+)", COURSE)


def told(properties: dict[str, Any]) -> Episode:
    """The episode that a reader of the properties has, to whom a query returns lists of days as texts."""
    days = {name: " ".join(map(str, properties.get(name, ()))) for name in ("days", "told", "denied")}
    return course_of(dict.fromkeys(COURSE_NAMES) | properties | days, TRIPLE)


def moment_on(properties: dict[str, Any], day: date) -> int | None:
    """The index of the moment a day lies in, as a user of Cypher finds it."""
    return next((i for i, known in reversed(list(enumerate(properties["days"]))) if known <= day), None)


def test_what_is_written_is_what_is_read() -> None:
    properties = to_properties(EPISODE)
    read = told(properties)
    assert (read.id, properties["id"]) == ("france.DEPLOYED_TO.mali.1", "france.DEPLOYED_TO.mali.1")
    assert read.shown == _SHOWN
    assert (read.start, read.end, read.last_confirmed) == (EPISODE.start, EPISODE.end, EPISODE.last_confirmed)
    assert (read.status, read.evidence, read.figures) == (Status.ENDED, Evidence.CORROBORATED, Figures.DIFFER)
    assert (properties["claims"], read.sources) == (2, 2)
    assert read.certainty_on(date(2020, 1, 1)) is Certainty.CERTAIN


def test_days() -> None:
    properties = to_properties(EPISODE)
    assert (properties["first_day"], properties["last_day"]) == (date(2014, 8, 1), date(2022, 8, 15))
    assert moment_on(properties, date(2014, 7, 31)) is None
    assert moment_on(properties, date(2014, 8, 1)) == 0
    assert moment_on(properties, date(2022, 8, 16)) == 1
    assert told(properties).certainty_on(date(2013, 1, 1)) is Certainty.NO


def test_what_there_is_not_is_left_out() -> None:
    bare = replace(EPISODE, start=None, end=None, last_confirmed=None, shown=Shown(), moments=())
    properties = to_properties(bare)
    assert None not in properties.values()
    assert not {"first_day", "start_edtf", "best", "under"} & properties.keys()
    assert told(properties).shown == Shown()


_dates = st.sampled_from([None, "2019", "2020-03", "2020-06-15~", "2021", "2021-21"])


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    start, end, as_of, published = (draw(_dates) for _ in range(4))
    document = Document("d", "t", Publisher(draw(st.sampled_from("pq")), "P"), published=published)
    return Claim(
        draw(st.uuids()).hex,
        Ref("france", Kind.COUNTRY, "France"),
        Predicate.DEPLOYED_TO,
        (Ref("mali", Kind.COUNTRY, "Mali"),),
        document,
        draw(st.sampled_from(Status)),
        draw(st.sampled_from(Stance)),
        start,
        end,
        as_of,
        draw(st.sampled_from([None, Personnel(best=0), Personnel(best=5), Personnel(max=9)])),
    )


@given(st.lists(_claims(), max_size=6), st.dates(date(2018, 1, 1), date(2026, 1, 1)))
def test_properties_tell_the_same_story(claims: list[Claim], day: date) -> None:
    for episode in project(TRIPLE, claims):
        properties = to_properties(episode)
        assert told(properties).certainty_on(day) is episode.certainty_on(day)
        index = moment_on(properties, day)
        status = properties["statuses"][index] if index is not None else ""
        assert (status or None) == episode.status_on(day)
        if episode.status_on(day) is not None:
            assert properties["first_day"] <= day <= properties["last_day"]
        course = told(properties)
        assert (course.id, course.start, course.end) == (episode.id, episode.start, episode.end)
        assert (course.told, course.denied) == (episode.told, episode.denied)
        assert [_pictured(moment) for moment in course.moments] == [_pictured(m) for m in episode.moments]


def _pictured(moment: Moment) -> Moment:
    """What a picture in time has of a moment: of what is shown the figure alone, without its split."""
    figure = moment.shown.personnel
    return replace(moment, shown=Shown(personnel=replace(figure, by_category=()) if figure else None))


async def _write(tx: AsyncManagedTransaction, *written: Episode) -> dict[str, bool | int]:
    """Write through the query itself and return what Neo4j says it did."""
    query, row = episodes._WRITE[TRIPLE.predicate], episodes._row(TRIPLE, written)
    summary = await (await tx.run(query, rows=[row])).consume()
    return {
        name: value for name, value in vars(summary.counters).items() if value and not name.startswith("_")
    }


@pytest.mark.anyio
async def test_only_what_changed_is_touched(graph: Graph) -> None:
    second = replace(EPISODE, n=2)
    await graph.write(episodes.write, {TRIPLE: [EPISODE, second]})
    written = await relationships(graph)
    assert sorted(written) == ["france.DEPLOYED_TO.mali.1", "france.DEPLOYED_TO.mali.2"]
    assert "properties_set" not in await graph.write(_write, EPISODE, second)
    changed = await graph.write(_write, replace(EPISODE, sources=3, end=None), second)
    assert "relationships_created" not in changed
    found = await relationships(graph)
    assert found["france.DEPLOYED_TO.mali.1"]["sources"] == 3
    assert "end_edtf" not in found["france.DEPLOYED_TO.mali.1"], "what is gone is gone"
    assert found["france.DEPLOYED_TO.mali.2"] == written["france.DEPLOYED_TO.mali.2"]
    await graph.write(episodes.write, {TRIPLE: [replace(EPISODE, sources=3)]})
    assert list(await relationships(graph)) == ["france.DEPLOYED_TO.mali.1"]
    await graph.write(episodes.write, {TRIPLE: []})
    assert await relationships(graph) == {}


@pytest.mark.anyio
async def test_the_other_predicates_of_a_pair_are_left_alone(graph: Graph) -> None:
    trains = Triple("france", Predicate.TRAINS, "mali")
    back = Triple("mali", Predicate.DEPLOYED_TO, "france")
    others = {t: [replace(EPISODE, triple=t)] for t in (trains, back)}
    await graph.write(episodes.write, {TRIPLE: [EPISODE], **others})
    await graph.write(episodes.write, {TRIPLE: []})
    assert sorted(await relationships(graph)) == ["france.TRAINS.mali.1", "mali.DEPLOYED_TO.france.1"]
