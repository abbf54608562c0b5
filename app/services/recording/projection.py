"""Projecting triples anew, within the transaction that changed their claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from app.domain.model import Claim, Episode, Triple
from app.domain.projection.episodes import project as projected
from app.graph.claims import episodes
from app.graph.claims import store as claims
from app.graph.connection import Transaction
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
    `foreseen` are episodes made ahead, used where they are right.
    """
    done: dict[Triple, tuple[Episode, ...]] = {}
    for part in _parts(sorted(triples)):
        keys = [triple.key for triple in part if triple not in fresh]
        known = await claims.of_triples(tx, keys) if keys else {}
        new = {
            triple: _projected(triple, fresh.get(triple) or known.get(triple.key, ()), foreseen.get(triple))
            for triple in part
        }
        await episodes.write(tx, new, fresh.keys())
        done |= new
    return done


def _projected(triple: Triple, claims: Collection[Claim], foreseen: Foreseen | None) -> tuple[Episode, ...]:
    if foreseen is not None and foreseen.fits(claims):
        return foreseen.episodes
    return projected(triple, claims)


def _parts(triples: Iterable[Triple]) -> Iterable[list[Triple]]:
    rest = iter(triples)
    while part := list(islice(rest, AT_ONCE)):
        yield part
