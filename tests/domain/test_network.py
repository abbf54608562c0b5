"""Ways through a network, checked against trying all of them."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.network import joined, shortest

NODES = "abcdef"
PAIRS = [(a, b) for a in NODES for b in NODES if a < b]
patient = settings(deadline=None)
networks = st.sets(st.sampled_from(PAIRS), max_size=12)


def near(pairs: set[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def all_ways(pairs: set[tuple[str, str]], hops: int) -> list[tuple[str, ...]]:
    beside = near(pairs)
    found = [
        ("a", *middle, "f")
        for count in range(hops)
        for middle in permutations("bcde", count)
        if all(b in beside.get(a, ()) for a, b in zip(("a", *middle), (*middle, "f"), strict=True))
    ]
    return sorted(found, key=lambda way: (len(way), way))


@patient
@given(networks, st.integers(1, 5))
def test_every_way_is_found_the_shortest_first(pairs: set[tuple[str, str]], hops: int) -> None:
    assert shortest(near(pairs), "a", "f", hops, 1_000) == all_ways(pairs, hops)


@patient
@given(networks)
def test_no_more_are_given_than_are_asked_for(pairs: set[tuple[str, str]]) -> None:
    assert shortest(near(pairs), "a", "f", 5, 2) == all_ways(pairs, 5)[:2]


@patient
@given(networks)
def test_what_joins_the_ends_is_connected_and_leaves_apart_only_what_cannot_be_reached(
    pairs: set[tuple[str, str]],
) -> None:
    beside, ends = near(pairs), ("a", "c", "f")
    ways = [
        way
        for start, end in (("a", "c"), ("a", "f"), ("c", "f"))
        for way in shortest(beside, start, end, 5, 5)
    ]
    chosen, apart = joined(ends, ways, len)
    held = {id_ for way in chosen for id_ in way}
    assert held.isdisjoint(apart)
    assert set(ends) == (held & set(ends)) | set(apart)
    steps = {frozenset(step) for way in chosen for step in pairwise(way)}
    reached, edge = {*list(held)[:1]}, list(held)[:1]
    while edge:
        here = edge.pop()
        for there in held:
            if there not in reached and frozenset((here, there)) in steps:
                reached.add(there)
                edge.append(there)
    assert reached == held
    assert bool(chosen) == bool(ways)


def test_a_way_that_is_held_already_is_preferred_to_a_shorter_one() -> None:
    # d stands between all three: two ways through it need one further node, and a-e-f would need another.
    pairs = {("a", "d"), ("b", "d"), ("d", "f"), ("a", "e"), ("e", "f")}
    beside = near(pairs)
    ways = [
        way
        for start, end in (("a", "b"), ("a", "f"), ("b", "f"))
        for way in shortest(beside, start, end, 4, 5)
    ]
    chosen, apart = joined(("a", "b", "f"), ways, len)
    assert {id_ for way in chosen for id_ in way} == {"a", "b", "d", "f"}
    assert apart == ()
