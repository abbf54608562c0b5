"""Recording claims: the one way anything is said in the graph.

One managed transaction: entities found or created, documents stored, triples locked in sorted order, claims
written, then the episodes of the triples they touch projected anew, and the change logged last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple

from app.bodies.claim import ClaimBody
from app.domain.model import Claim, Episode, Ref, Triple
from app.domain.vocabulary import Review
from app.errors import Fault, Invalid
from app.graph.claims import changes, derivation, loads
from app.graph.claims import store as claims
from app.graph.claims.changes import Change
from app.graph.claims.codec import standing_properties
from app.graph.claims.store import Standing
from app.graph.connection import Graph, Transaction
from app.services import clock
from app.services.accounts.actor import Actor
from app.services.reading.episodes import containing
from app.services.recording.assembly import Assembled, Assembly, assemble
from app.services.recording.drafts import Refs
from app.services.recording.preparation import Ahead
from app.services.recording.projection import project

__all__ = ["Actor", "Recorded", "record", "record_one"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording one body did.

    `created`: the claim is new, or counts again, or was a proposal and is accepted now; else nothing changed
    and `episode` is None. `episode` is that of its first object, None also for a proposal. `candidates` are
    entities of close names to those created for "subject" and "object"; `entities` are the ids of these.
    `refs` are all entities it was recorded on, in the order of the body.
    """

    claim: Claim
    episode: Episode | None
    created: bool
    candidates: Mapping[str, tuple[Ref, ...]]
    refs: Refs
    entities: tuple[str, ...] = ()


class OpenedLoad(NamedTuple):
    """The load that claims come with: its id, and the name of the file, where it is one."""

    id: str
    source: str | None


class _Rejected(Exception):  # noqa: N818  # not an error: it takes back what was done for faulty bodies
    def __init__(self, faults: Mapping[int, list[Fault]]) -> None:
        self.faults = faults
        super().__init__()


class _Undone(Exception):  # noqa: N818  # not an error: it takes back a dry run
    def __init__(self, done: list[Recorded]) -> None:
        self.done = done
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
    load: OpenedLoad | None = None,
    ahead: Ahead | None = None,
    dry_run: bool = False,
    whole: bool = False,
    as_recorded: bool = False,
    time_limit: float | None = None,
) -> list[Recorded | Invalid]:
    """Record many claims in one transaction; keep it to some 2,000, as Neo4j holds a transaction in memory.

    Answers for each body, in order: what was done, or what is wrong with it. Nothing of a faulty body stays,
    the others are recorded. `load` is the load they came with, `ahead` what was made ready of them. A dry run
    does all this, answers the same, and keeps nothing; so does `whole` where one body is faulty. With
    `as_recorded` they are claims of a graph of ours (see `app.bodies.claim.parse_recorded`), and are taken as
    they were. It may take `time_limit` seconds, where not the usual.
    """
    rejected: dict[int, Invalid] = {}
    ahead = ahead or Ahead([None] * len(bodies))
    today = None if as_recorded else clock.today()
    while True:
        kept = [index for index in range(len(bodies)) if index not in rejected]
        if not kept:
            return [rejected[index] for index in range(len(bodies))]
        try:
            wanted, drafts = [bodies[index] for index in kept], [ahead.drafts[index] for index in kept]
            written = graph if time_limit is None else graph.within(time_limit)
            done = await written.write(
                _record, wanted, replace(ahead, drafts=drafts), actor, load, today=today, dry_run=dry_run
            )
        except _Undone as undone:
            done = undone.done
        except _Rejected as found:
            rejected |= {kept[index]: Invalid(faults) for index, faults in found.faults.items()}
            dry_run = dry_run or whole
            continue
        recorded = dict(zip(kept, done, strict=True))
        return [rejected.get(index) or recorded[index] for index in range(len(bodies))]


async def _record(
    tx: Transaction,
    bodies: Sequence[ClaimBody],
    ahead: Ahead,
    actor: Actor,
    opened: OpenedLoad | None,
    *,
    today: date | None = None,
    dry_run: bool = False,
) -> list[Recorded]:
    assembly = await assemble(tx, bodies, ahead.drafts, may_change=actor.accepts, today=today)
    if assembly.faults:
        raise _Rejected(assembly.faults)
    found = await derivation.triples(tx, assembly.changed_documents)
    affected = {claims.triple_of(row) for row in found}
    touched = set(affected)
    new = await claims.lock(tx, touched.union(*(each.triples for each in assembly.claims)))
    # Taken after the locks: who waited is later.
    now = datetime.now(UTC)
    if opened is not None:
        await loads.open_load(tx, opened.id, at=now, actor=actor.name, source=opened.source)
    load = opened.id if opened else None
    outcome = await _save(tx, assembly, new, actor, load, now)
    touched |= outcome.counting
    episodes = await project(tx, touched, outcome.fresh(new), ahead.episodes)
    if change := outcome.change(assembly, actor, load, now):
        affected |= episodes.keys() - touched
        await changes.log(tx, replace(change, triples=sorted(triple.key for triple in affected)))
    done = [outcome.recorded(each, episodes) for each in _once(assembly.claims)]
    if dry_run:
        raise _Undone(done)
    return done


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
            assembled.draft.refs,
            tuple(assembled.created),
        )


async def _save(
    tx: Transaction, assembly: Assembly, new: set[Triple], actor: Actor, load: str | None, now: datetime
) -> _Outcome:
    """Write what is new of the claims, and what changes of those that were there."""
    by_id = {each.claim.id: each for each in reversed(assembly.claims)}
    # Nobody has said anything about a new triple, this neither.
    known = [id_ for id_, each in by_id.items() if not new.issuperset(each.triples)]
    present = await claims.standing(tx, known) if known else {}
    stands = {id_: was.of(by_id[id_].claim) for id_, was in present.items()}
    changed: dict[str, Claim] = {}
    for id_, assembled in by_id.items():
        after = _after(assembled.claim, present.get(id_), actor, load, now)
        if after is not None:
            changed[id_] = after
    created = sorted(changed.keys() - present.keys())
    if created:
        standing = standing_properties(changed[created[0]])  # of all alike: who recorded it, and when
        await claims.save(tx, [by_id[id_].draft.row for id_ in created], standing, load)
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
