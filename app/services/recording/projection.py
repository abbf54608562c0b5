"""Projecting triples anew, within the transaction that changed their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from app.domain.model import Claim, Episode, Triple
from app.domain.projection.episodes import needs_structure
from app.domain.projection.episodes import project as projected
from app.domain.structure import STRUCTURAL, Structure
from app.graph.claims import episodes
from app.graph.claims import store as claims
from app.graph.connection import Transaction
from app.graph.standing import structure
from app.services.recording.preparation import Foreseen

AT_ONCE: Final = 2_000
"""How many triples are read and written in one query: bounds what is in memory on both sides."""

_NOTHING: Final[Mapping[Triple, Foreseen]] = MappingProxyType({})


async def project(
    tx: Transaction,
    triples: Collection[Triple],
    fresh: Mapping[Triple, Collection[Claim]],
    foreseen: Mapping[Triple, Foreseen] = _NOTHING,
) -> dict[Triple, tuple[Episode, ...]]:
    """Write the episodes of these locked triples as their claims have them, and return them.

    `fresh` are the claims of triples that had none before this transaction, which need not be read;
    `foreseen` are episodes made ahead, used where they are right. What the triples say of what is part of
    what comes first; other triples whose figures add up otherwise by it are locked, written and returned,
    too.
    """
    structural = {triple for triple in triples if triple.predicate in STRUCTURAL}
    done: dict[Triple, tuple[Episode, ...]] = {}
    others = set(triples) - structural
    if structural:
        done |= await _project(tx, structural, fresh, foreseen)
        dependents = await structure.dependents(tx, structural) - set(triples)
        await claims.lock(tx, dependents)
        others |= dependents
    return done | await _project(tx, others, fresh, foreseen)


def also(projected: Collection[Triple], touched: Collection[Triple]) -> list[str]:
    """Return, for the log of changes, the keys of those projected whose own claims were not touched."""
    return sorted(triple.key for triple in set(projected).difference(touched))


async def _project(
    tx: Transaction,
    triples: Iterable[Triple],
    fresh: Mapping[Triple, Collection[Claim]],
    foreseen: Mapping[Triple, Foreseen],
) -> dict[Triple, tuple[Episode, ...]]:
    done: dict[Triple, tuple[Episode, ...]] = {}
    for part in _parts(sorted(triples)):
        keys = [triple.key for triple in part if triple not in fresh]
        known = await claims.of_triples(tx, keys) if keys else {}
        said = {triple: fresh.get(triple) or known.get(triple.key, ()) for triple in part}
        compound = {triple for triple, each in said.items() if needs_structure(each)}
        wholes = await structure.of_claims(tx, [said[triple] for triple in compound])
        new = {
            triple: _projected(triple, each, foreseen.get(triple) if triple not in compound else None, wholes)
            for triple, each in said.items()
        }
        await episodes.write(tx, new, fresh.keys())
        await structure.mark(tx, compound)
        done |= new
    return done


def _projected(
    triple: Triple, claims: Collection[Claim], foreseen: Foreseen | None, wholes: Structure
) -> tuple[Episode, ...]:
    if foreseen is not None and foreseen.fits(claims):
        return foreseen.episodes
    return projected(triple, claims, wholes)


def _parts(triples: Iterable[Triple]) -> Iterable[list[Triple]]:
    rest = iter(triples)
    while part := list(islice(rest, AT_ONCE)):
        yield part
