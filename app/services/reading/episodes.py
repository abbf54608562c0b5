"""The ledger of an episode: all that was said for and against it, and where it comes from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.model import Claim, Document, Episode, Moment, Ref, Triple
from app.domain.projection.episodes import project
from app.domain.structure import NO_STRUCTURE, Structure
from app.domain.vocabulary import Predicate, Stance
from app.errors import Moved, NotFound
from app.graph.claims import basis, documents
from app.graph.claims import store as claims
from app.graph.connection import Graph, Transaction
from app.graph.entities import names
from app.graph.standing import structure
from app.services.reading.claims import as_known

_COUNTING: Final = frozenset({Predicate.INVOLVED_IN, Predicate.TRAINS})
"""The predicates of which claims say how many were lost or trained, which no projection reads."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An episode with all it rests on.

    `claims` are in order of time, retracted ones of the same matter last; they are whole unless the ledger is
    that of a `Leaf`. `documents` are those the claims are stated in, then what these derive from. `moment` is
    what held on the day asked for; None where nothing did, or no day was asked for. `figures` are the
    affirming claims that give a number; those shown are `episode.shown.figure_claims` (or the moment's), by
    what `structure` says is part of what.
    """

    episode: Episode
    subject: Ref
    object: Ref
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    moment: Moment | None
    structure: Structure = NO_STRUCTURE

    @property
    def affirming(self) -> tuple[Claim, ...]:
        """The claims that affirm and still count, in order of time."""
        return self._counting(Stance.AFFIRMS)

    @property
    def denying(self) -> tuple[Claim, ...]:
        """The claims that deny and still count, in order of time."""
        return self._counting(Stance.DENIES)

    @property
    def figures(self) -> tuple[Claim, ...]:
        """The claims whose figures compete, in order of time."""
        return tuple(claim for claim in self.affirming if claim.personnel)

    @property
    def counts(self) -> tuple[Claim, ...]:
        """The affirming claims that say what was lost, or how many were trained, in order of time."""
        return tuple(claim for claim in self.affirming if claim.losses or claim.trained)

    def _counting(self, stance: Stance) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.stance is stance and claim.retracted_at is None)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A ledger of which some claims are read whole: `claims`, from the one numbered `first` (from 0) on.

    In `ledger`, those that count may have no quote, note, load or names as stated, and not when they were
    known.
    """

    ledger: Ledger
    claims: tuple[Claim, ...]
    first: int

    @property
    def following(self) -> int:
        """The number of the first claim after these; 0 where there is none."""
        last = self.first + len(self.claims)
        return last if last < len(self.ledger.claims) else 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day, the instant and the claim a ledger is asked for."""

    on: date | None
    known_at: datetime | None
    claim: str | None


async def ledger(
    graph: Graph,
    id: str,  # noqa: A002 - the noun of every layer
    *,
    on: date | None = None,
    known_at: datetime | None = None,
    claim: str | None = None,
) -> Ledger:
    """Return the ledger of an episode, now or as known at an instant.

    The number in an episode's id may change when older claims arrive; a link that also carries the id of one
    of its `claim`s finds it then: Moved. Raises NotFound where there is no such episode.
    """
    return await graph.read(_ledger, id, _Asked(on, known_at, claim), claims.of_triples)


async def leaf(
    graph: Graph,
    id: str,  # noqa: A002 - the noun of every layer
    *,
    on: date | None = None,
    known_at: datetime | None = None,
    claim: str | None = None,
    start: int = 0,
    most: int,
) -> Leaf:
    """Return the ledger, of whose claims up to `most` are whole: from `start` on, or those round `claim`.

    Use it to list claims in parts: an episode may have thousands. Raises as `ledger` does.
    """
    return await graph.read(_leaf, id, _Asked(on, known_at, claim), start, most)


async def _leaf(tx: Transaction, id_: str, asked: _Asked, start: int, most: int) -> Leaf:
    read = claims.of_triples if _triple(id_).predicate in _COUNTING else basis.of_triples
    found = await _ledger(tx, id_, asked, read)
    ids = [each.id for each in found.claims]
    first = start if start < len(ids) else 0
    if asked.claim in ids:
        number = ids.index(asked.claim)
        first = number - number % most
    listed = ids[first : first + most]
    whole = {each.id: each for each in await claims.some(tx, listed)}
    return Leaf(found, tuple(_as_asked(whole[id_], asked) for id_ in listed), first)


Read = Callable[[Transaction, Collection[str], datetime | None], Awaitable[Mapping[str, list[Claim]]]]
"""Reads the claims about triples, by their keys, that count now or counted at an instant."""


async def _ledger(tx: Transaction, id_: str, asked: _Asked, read: Read) -> Ledger:
    triple = _triple(id_)
    ends = await names.canonical(tx, [triple.subject, triple.object])
    if len(ends) < len({triple.subject, triple.object}):
        raise _missing(id_)
    subject, object_ = ends[triple.subject], ends[triple.object]
    canonical = Triple(subject.id, triple.predicate, object_.id)
    key = canonical.key
    counting = [_as_asked(each, asked) for each in (await read(tx, [key], asked.known_at))[key]]
    gone = [_as_asked(each, asked) for each in await claims.gone_of_triple(tx, key, asked.known_at)]
    parts = await structure.of_claims(tx, [[*counting, *gone]], asked.known_at)
    episodes = project(canonical, counting, parts)
    episode = _chosen(episodes, id_.replace(triple.key, canonical.key, 1), asked.claim)
    if episode is None:
        raise _missing(id_)
    if episode.id != id_:
        raise Moved(episode.id)
    shown = _in_order(episode, episodes, [*counting, *gone], canonical, parts)
    chain = await documents.chain(tx, [each.document for each in shown])
    moment = episode.on(asked.on) if asked.on else None
    return Ledger(episode, subject, object_, tuple(shown), tuple(chain.values()), moment, parts)


def _as_asked(claim: Claim, asked: _Asked) -> Claim:
    return claim if asked.known_at is None else as_known(claim, asked.known_at)


def _triple(id_: str) -> Triple:
    """Read `subject.PREDICATE.object.n`; no slug has a dot in it."""
    try:
        subject, predicate, object_, n = id_.split(".")
        if not n.isdecimal():
            raise _missing(id_)
        return Triple(subject, Predicate(predicate), object_)
    except ValueError as error:
        raise _missing(id_) from error


def _missing(id_: str) -> NotFound:
    return NotFound(f"There is no episode “{id_}”.")


def _chosen(episodes: Iterable[Episode], id_: str, claim: str | None) -> Episode | None:
    """Return the episode of the id, but that of the claim where one is given that counts."""
    by_id = {episode.id: episode for episode in episodes}
    of_claim = next((episode for episode in by_id.values() if claim in episode.claims), None)
    return of_claim or by_id.get(id_)


def _in_order(
    episode: Episode, episodes: Sequence[Episode], said: Sequence[Claim], triple: Triple, parts: Structure
) -> list[Claim]:
    """Return the episode's claims in order of time, then the retracted ones that would belong to it."""
    by_id = {claim.id: claim for claim in said}
    own = [by_id[id_] for id_ in episode.claims]
    retracted = [claim for claim in said if claim.retracted_at is not None]
    if not retracted:
        return own
    counted = {id_ for each in episodes for id_ in each.claims}
    others = counted - set(episode.claims)
    for imagined in project(triple, said, parts):
        if not others.intersection(imagined.claims) or set(episode.claims).intersection(imagined.claims):
            own += [by_id[id_] for id_ in imagined.claims if id_ not in counted]
    return own


async def containing(tx: Transaction, claim: str) -> Episode | None:
    """Return the episode a claim is part of, that of its first object; None where it does not count."""
    found = await claims.triples(tx, [claim])
    for triple in found[claim][:1]:
        known = await claims.of_triples(tx, [triple.key])
        parts = await structure.of_claims(tx, known.values())
        for episode in project(triple, known[triple.key], parts):
            if claim in episode.claims:
                return episode
    return None
