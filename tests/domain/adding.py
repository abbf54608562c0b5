"""Claims of several senders and hosts, and what they add up to: as answers do, the tests begin at claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from typing import Any

from app.domain.model import Claim, Document, Episode, Personnel, Publisher, Ref, Triple
from app.domain.projection.episodes import project
from app.domain.projection.spans import Dated, is_sighting, read
from app.domain.standing import Standing, silent, standing
from app.domain.structure import NO_STRUCTURE, Structure
from app.domain.totals import Surroundings, Total, course, total
from app.domain.vocabulary import Kind, Predicate, Reliability

TODAY = "2024-06-01"
FIGURE = ("min", "max", "qualifier", "category", "by_category")
_numbers = count(1)


def ref(id_: str) -> Ref:
    return Ref(id_, Kind.COUNTRY, id_)


def said(
    sender: str,
    hosts: str | Sequence[str],
    best: int | None = None,
    *,
    id_: str | None = None,
    under: str | None = None,
    as_of: str | None = TODAY,
    published: str = TODAY,
    document: str | None = None,
    rating: Reliability | None = None,
    predicate: Predicate = Predicate.DEPLOYED_TO,
    **fields: Any,
) -> Claim:
    """A claim that a sender has people in a host, or in several that share the figure."""
    name = id_ or f"claim-{next(_numbers):05}"
    stated_in = Document(
        document or f"of {name}", "A title", Publisher("p", "P"), published=published, reliability=rating
    )
    figure = {key: fields.pop(key) for key in FIGURE if key in fields}
    if best is not None or set(figure) - {"category", "qualifier"}:
        fields["personnel"] = Personnel(best=best, **figure)
    return Claim(
        name,
        ref(sender),
        predicate,
        tuple(map(ref, [hosts] if isinstance(hosts, str) else hosts)),
        stated_in,
        as_of=as_of,
        under=ref(under) if under else None,
        **fields,
    )


def asked(
    claims: Iterable[Claim],
    day: date,
    *,
    structure: Structure = NO_STRUCTURE,
    sender: str | None = None,
    hosts: Sequence[str] | None = None,
) -> list[Standing]:
    """The episodes of a question on a day: of all there are, of a sender, of what is in some places."""
    edges = [
        standing(episode, day, day) or silent(episode, day)
        for triple, found in _projected(claims, structure).items()
        if triple.predicate is Predicate.DEPLOYED_TO
        and (sender is None or structure.includes(sender, triple.subject))
        and (hosts is None or any(structure.includes(host, triple.object) for host in hosts))
        for episode in found
    ]
    return [edge for edge in edges if edge is not None]


def added_up(
    claims: Iterable[Claim],
    day: date,
    *,
    structure: Structure = NO_STRUCTURE,
    sender: str | None = None,
    hosts: Sequence[str] | None = None,
) -> Total:
    """The total of such a question."""
    said_ = list(claims)
    edges = asked(said_, day, structure=structure, sender=sender, hosts=hosts)
    return total(edges, day, hosts=hosts, surroundings=_around(said_, structure, day))


def _by_triple(claims: Iterable[Claim]) -> dict[Triple, list[Claim]]:
    found: dict[Triple, list[Claim]] = defaultdict(list)
    for each in claims:
        for triple in each.triples:
            found[triple].append(each)
    return found


def _projected(claims: Iterable[Claim], structure: Structure) -> dict[Triple, tuple[Episode, ...]]:
    by_triple = _by_triple(claims)
    return {triple: project(triple, about, structure) for triple, about in by_triple.items()}


def _around(claims: Iterable[Claim], structure: Structure, day: date) -> Surroundings:
    said_ = list(claims)
    sightings: dict[tuple[Triple, str | None], list[tuple[date, str]]] = defaultdict(list)
    for triple, about in _by_triple(said_).items():
        for claim in about:
            reading = read(claim)
            if isinstance(reading, Dated) and is_sighting(reading):
                sightings[triple, reading.under].append((reading.when.earliest, claim.id))
    episodes = _projected(said_, structure)
    courses = {triple: [course(each, day) for each in found] for triple, found in episodes.items()}
    return Surroundings(structure, courses, sightings)
