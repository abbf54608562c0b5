"""Recording claims: the one way anything is said in the graph.

One managed transaction: entities found or created, documents stored, triples locked in sorted order, claims
written, then the episodes of the triples they touch projected anew, and the change logged last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.domain.model import Claim, Episode, Ref, Triple
from app.domain.vocabulary import Review
from app.errors import Fault, Invalid
from app.graph import changes, claims, derivation, loads
from app.graph.changes import Change
from app.graph.claims import Standing
from app.graph.connection import Graph, Transaction
from app.services.actor import Actor
from app.services.assemble import Assembled, Assembly, assemble
from app.services.claim_body import ClaimBody
from app.services.episodes import containing
from app.services.project import project

__all__ = ["Actor", "Recorded", "record", "record_one"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording one body did.

    `created`: the claim is new, or counts again, or was a proposal and is accepted now; else nothing changed
    and `episode` is None. `episode` is that of its first object, None also for a proposal. `candidates` are
    entities of close names to those created for "subject" and "object"; `entities` are the ids of these.
    """

    claim: Claim
    episode: Episode | None
    created: bool
    candidates: Mapping[str, tuple[Ref, ...]]
    entities: tuple[str, ...] = ()


class _Rejected(Exception):  # noqa: N818  # not an error: it takes back what was done for faulty bodies
    def __init__(self, faults: Mapping[int, list[Fault]]) -> None:
        self.faults = faults
        super().__init__()


async def record_one(graph: Graph, body: ClaimBody, *, actor: Actor) -> Recorded:
    """Record one claim; raises Invalid with pointers into its body.

    The answer has the episode also where the claim was there before and nothing changed.
    """
    (done,) = await record(graph, [body], actor=actor)
    if isinstance(done, Invalid):
        raise done
    if done.episode is None and done.claim.review is Review.ACCEPTED:
        return replace(done, episode=await graph.read(containing, done.claim.id))
    return done


async def record(
    graph: Graph,
    bodies: Sequence[ClaimBody],
    *,
    actor: Actor,
    load: str | None = None,
    source: str | None = None,
) -> list[Recorded | Invalid]:
    """Record many claims in one transaction; keep it to some 500, as Neo4j holds a transaction in memory.

    Answers for each body, in order: what was done, or what is wrong with it. Nothing of a faulty body stays,
    the others are recorded. `load` is the batch they came with, `source` the name of its file.
    """
    rejected: dict[int, Invalid] = {}
    while True:
        kept = [index for index in range(len(bodies)) if index not in rejected]
        if not kept:
            return [rejected[index] for index in range(len(bodies))]
        try:
            done = await graph.write(_record, [bodies[index] for index in kept], actor, load, source)
        except _Rejected as found:
            rejected |= {kept[index]: Invalid(faults) for index, faults in found.faults.items()}
            continue
        recorded = dict(zip(kept, done, strict=True))
        return [rejected.get(index) or recorded[index] for index in range(len(bodies))]


async def _record(
    tx: Transaction, bodies: Sequence[ClaimBody], actor: Actor, load: str | None, source: str | None
) -> list[Recorded]:
    assembly = await assemble(tx, bodies, may_change=actor.accepts)
    if assembly.faults:
        raise _Rejected(assembly.faults)
    affected = await derivation.triples(tx, assembly.changed_documents)
    touched = {claims.triple_of(row) for row in affected}
    new = await claims.lock(tx, touched.union(*(each.triples for each in assembly.claims)))
    # Taken after the locks: who waited is later.
    now = datetime.now(UTC)
    if load is not None:
        await loads.open_load(tx, load, at=now, actor=actor.name, source=source)
    outcome = await _save(tx, assembly, actor, load, now)
    touched |= outcome.counting
    episodes = await project(tx, touched, outcome.fresh(new))
    if change := outcome.change(assembly, actor, load, now):
        await changes.log(tx, change)
    return [outcome.recorded(each, episodes) for each in _once(assembly.claims)]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The claims as they stand now, by id, and which of them changed."""

    claims: Mapping[str, Claim]
    changed: Mapping[str, Assembled]

    @property
    def counting(self) -> set[Triple]:
        """The triples of which something counts now that did not before."""
        each = (a for id_, a in self.changed.items() if self.claims[id_].review is Review.ACCEPTED)
        return {triple for assembled in each for triple in assembled.triples}

    def fresh(self, new: Iterable[Triple]) -> dict[Triple, list[Claim]]:
        """Return all claims of the triples that nobody had said anything about."""
        found: dict[Triple, list[Claim]] = {triple: [] for triple in new}
        for id_, assembled in self.changed.items():
            for triple in assembled.triples:
                if triple in found:
                    found[triple].append(self.claims[id_])
        return found

    def change(self, assembly: Assembly, actor: Actor, load: str | None, now: datetime) -> Change | None:
        """Return what to log; None where nothing changed."""
        if not self.changed and not assembly.changed_documents:
            return None
        created = dict.fromkeys(id_ for each in assembly.claims for id_ in each.created)
        return Change(now, actor.name, "record", tuple(self.changed), tuple(created), load)

    def recorded(
        self, once: tuple[Assembled, bool], episodes: Mapping[Triple, Sequence[Episode]]
    ) -> Recorded:
        """Return what is answered for one body; of two that say the same, the first did it."""
        assembled, first = once
        id_ = assembled.claim.id
        found = (e for triple in assembled.triples for e in episodes.get(triple, ()) if id_ in e.claims)
        return Recorded(
            self.claims[id_],
            next(found, None),
            first and id_ in self.changed,
            assembled.ends.candidates,
            tuple(assembled.created),
        )


async def _save(
    tx: Transaction, assembly: Assembly, actor: Actor, load: str | None, now: datetime
) -> _Outcome:
    """Write what is new of the claims, and what changes of those that were there."""
    by_id = {each.claim.id: each for each in reversed(assembly.claims)}
    present = await claims.standing(tx, by_id)
    stands = {id_: was.of(by_id[id_].claim) for id_, was in present.items()}
    changed: dict[str, Claim] = {}
    for id_, assembled in by_id.items():
        after = _after(assembled.claim, present.get(id_), actor, load, now)
        if after is not None:
            changed[id_] = after
    await claims.save(
        tx, {id_: (claim, by_id[id_].triples) for id_, claim in changed.items() if id_ not in present}
    )
    await claims.change(tx, [claim for id_, claim in changed.items() if id_ in present])
    return _Outcome(stands | changed, {id_: by_id[id_] for id_ in sorted(changed)})


def _after(claim: Claim, was: Standing | None, actor: Actor, load: str | None, now: datetime) -> Claim | None:
    """Return the claim as recording it now leaves it; None where that changes nothing.

    What counts already, and for a contributor what was proposed or rejected, stays as it is. A contributor
    who repeats a retracted claim proposes it.
    """
    known = was.known if was else ()
    counts = bool(known) and known[-1][1] is None
    if counts or (was is not None and not actor.accepts and was.review is not Review.ACCEPTED):
        return None
    if actor.accepts:
        # Clocks differ; a claim never counts from before it stopped counting.
        start = max(now, known[-1][1] or now) if known else now
        known, review = (*known, (start, None)), Review.ACCEPTED
    else:
        review = Review.PROPOSED
    if was is None:
        return Standing(review, load, now, known, None).of(claim)
    reason = None if actor.accepts else was.retraction_reason
    return Standing(review, load or was.load, was.recorded_at, known, reason).of(claim)


def _once(assembled: Iterable[Assembled]) -> Iterable[tuple[Assembled, bool]]:
    """Say of each whether it is the first of its id."""
    seen: set[str] = set()
    for each in assembled:
        yield each, each.claim.id not in seen
        seen.add(each.claim.id)
