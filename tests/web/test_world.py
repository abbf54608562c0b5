"""The map: where things are on it, and what it shows of who is where."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest

from app.domain.model import Personnel, Ref, Shown
from app.domain.places.countries import table
from app.domain.standing import Standing
from app.domain.vocabulary import Certainty, Evidence, Figures, Kind, Phase, Predicate, Status
from app.graph.standing.bases import Site
from app.web.world import equal_earth
from app.web.world.parts import views
from app.web.world.picture import Picture, picture, shade
from app.web.world.shapes import FILE, world
from app.web.world.view import framed

REFS = {
    id_: Ref(id_, Kind.COUNTRY, id_.title()) for id_ in ("france", "italy", "chad", "mali", "niger", "malta")
} | {
    "wagner-group": Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group"),
    "sahel": Ref("sahel", Kind.REGION, "Sahel"),
}


def edge(sender: str, host: str, best: int | None = None, **more: object) -> Standing:
    shown = Shown(personnel=Personnel(best=best)) if best else Shown()
    made = Standing(
        f"{sender}.DEPLOYED_TO.{host}.1",
        sender,
        host,
        Predicate.DEPLOYED_TO,
        Status.PRESENT,
        Phase.ACTUAL,
        Evidence.CLAIMED,
        Figures.SINGLE,
        Certainty.CERTAIN,
        None,
        None,
        None,
        shown,
        claims=1,
        sources=1,
    )
    return replace(made, **more)


PLAN = {"status": Status.PLANNED, "phase": Phase.PLANNED, "certainty": Certainty.NOT_YET}


def drawn(*edges: Standing, **more: object) -> Picture:
    return picture(edges, REFS, lambda id_: f"/presence?host={id_}", **more)


def land(found: Picture, id_: str) -> tuple[int, bool, str]:
    [one] = [land for land in found.lands if land.id == id_]
    return one.shade, one.is_possible, one.title


def test_the_projection_is_equal_earth() -> None:
    assert equal_earth.place(83.7, 11)[1] == pytest.approx(0)
    assert equal_earth.place(0, -169)[0] == pytest.approx(0)
    assert equal_earth.place(0, 191)[0] == pytest.approx(equal_earth.WIDTH)
    assert equal_earth.place(45, 11)[0] == pytest.approx(equal_earth.WIDTH / 2)
    # By its authors: the world is 2.05 times as wide as it is high, and the poles are 0.59 of the equator.
    north, south = equal_earth.place(90, 191), equal_earth.place(-90, 191)
    assert equal_earth.WIDTH / (south[1] - north[1]) == pytest.approx(2.0546, abs=1e-3)
    assert (north[0] / equal_earth.WIDTH - 0.5) * 2 == pytest.approx(0.5925, abs=1e-3)
    assert equal_earth.from_edge(180) == 180
    assert equal_earth.from_edge(-170) == 190


def test_areas_keep_their_proportion() -> None:
    def area(latitude: float) -> float:
        left, right = equal_earth.place(latitude, 10), equal_earth.place(latitude, 12)
        above = equal_earth.place(latitude + 1, 10)
        return (right[0] - left[0]) * (left[1] - above[1])

    # A field of a degree of latitude shrinks with the cosine of the latitude (of its middle).
    assert area(59.5) / area(-0.5) == pytest.approx(0.5, rel=0.02)


def test_every_country_but_antarctica_has_its_place() -> None:
    shapes = world().countries
    assert table().by_id.keys() - shapes.keys() == {"antarctica"}
    assert shapes.keys() <= table().by_id.keys()
    for id_, shape in shapes.items():
        assert 0 <= shape.x <= world().width, id_
        assert 0 <= shape.y <= world().height, id_
        assert shape.path or shape.is_small, id_
        assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)*", shape.path), id_
    assert shapes["malta"].is_small
    assert not shapes["mali"].is_small
    x, y = equal_earth.place(17.4, -4)
    assert abs(shapes["mali"].x - x) < 40
    assert abs(shapes["mali"].y - y) < 40


def test_the_shapes_are_small() -> None:
    assert FILE.stat().st_size < 100_000
    assert len(gzip.compress(FILE.read_bytes(), 5)) < 30_000


@pytest.mark.parametrize(("senders", "expected"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (11, 4)])
def test_classes_by_number_of_senders(senders: int, expected: int) -> None:
    assert shade(senders) == expected


def test_a_plan_or_a_denial_never_shades() -> None:
    found = drawn(edge("wagner-group", "mali", 1000, **PLAN), edge("italy", "chad", evidence=Evidence.DENIED))
    assert land(found, "mali") == (0, False, "Mali: nobody reported present, 1 sender planned")
    assert land(found, "chad") == (0, False, "Chad: no foreign forces reported")


def test_a_host_is_hatched_where_all_is_only_possible() -> None:
    possible = {"certainty": Certainty.POSSIBLE}
    found = drawn(
        edge("france", "mali", **possible), edge("italy", "niger", **possible), edge("france", "niger")
    )
    assert land(found, "mali") == (1, True, "Mali: 1 sender, possibly")
    assert land(found, "niger") == (1, False, "Niger: 2 senders")


def test_a_sender_counts_once_for_a_host() -> None:
    other = replace(edge("france", "mali"), id="france.DEPLOYED_TO.mali.2")
    assert land(drawn(edge("france", "mali"), other), "mali")[0] == 1


def test_arcs_say_how_certain_and_how_many() -> None:
    shared = Shown(personnel=Personnel(best=4300), shared_with=(REFS["chad"],))
    found = drawn(
        edge("france", "mali", 1500),
        edge("france", "niger", certainty=Certainty.POSSIBLE, shown=shared),
        edge("italy", "mali", **PLAN),
        edge("wagner-group", "mali"),
        edge("france", "sahel"),
        has_arcs=True,
    )
    assert [(arc.episode, arc.form, arc.width) for arc in found.arcs] == [
        ("france.DEPLOYED_TO.mali.1", "solid", 3),
        ("france.DEPLOYED_TO.niger.1", "possible", 1),
        ("italy.DEPLOYED_TO.mali.1", "planned", 1),
    ]
    assert "1,500" in found.arcs[0].title
    assert found.elsewhere == (REFS["sahel"],)
    assert drawn(edge("france", "mali")).arcs == ()


def test_bases_stand_where_they_are() -> None:
    base = Ref("ramstein-ab", Kind.BASE, "Ramstein AB")
    site = Site(base, 49.44, 7.6, frozenset({"united-states"}), frozenset())
    [spot] = drawn(sites=[site]).spots
    assert (spot.x, spot.y) == pytest.approx(equal_earth.place(49.44, 7.6), abs=0.1)
    assert spot.title == "Ramstein AB: 1 user"


def test_the_map_comes_nearer_to_what_it_is_asked_for() -> None:
    x, y, width, height = drawn(within=["mali", "niger"]).box
    assert width < world().width / 2
    assert x < world().countries["mali"].x < x + width
    assert y < world().countries["niger"].y < y + height


def test_a_part_of_the_map_may_be_in_view_instead() -> None:
    found = drawn(within=["mali"], view=(100, 50, 1000))
    assert found.box[:3] == (100, 50, 1000)
    assert found.box[3] / found.box[2] == pytest.approx(found.home[3] / found.home[2], abs=0.01)
    assert found.home == drawn(within=["mali"]).box
    assert drawn().scale == 1
    assert found.scale == pytest.approx(1000 / drawn().box[2], abs=0.001)


@pytest.mark.parametrize(
    ("part", "inside", "outside"),
    [
        ("africa", ("mali", "south-africa", "somalia", "egypt"), ("canada", "france", "australia")),
        ("europe", ("france", "norway", "greece", "ukraine"), ("mali", "canada", "china")),
        ("middle-east", ("iraq", "yemen", "israel", "iran"), ("france", "china", "mali")),
        ("asia", ("india", "japan", "indonesia", "kazakhstan"), ("canada", "france", "brazil")),
        ("americas", ("united-states", "brazil", "argentina", "mexico"), ("china", "japan", "australia")),
        ("pacific", ("australia", "new-zealand", "fiji", "papua-new-guinea"), ("canada", "france", "brazil")),
    ],
)
def test_parts_of_the_world_hold_what_belongs_to_them(
    part: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    x, y, width, height = framed(*views()[part])
    full = drawn().box
    assert width < full[2]

    def has(country: str) -> bool:
        there = world().countries[country]
        return x <= there.x <= x + width and y <= there.y <= y + height

    assert all(has(country) for country in inside)
    assert not any(has(country) for country in outside)
