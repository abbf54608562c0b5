"""What is in the graph and would be refused today: recorded before there was a rule against it, it stays."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from app.domain.soundness import Rule, broken
from app.graph.claims import documents, walk
from app.graph.connection import Graph, Transaction

AT_ONCE: Final = 500
"""Claims read in one transaction, with the texts that they quote."""


async def unsound(graph: Graph, today: date) -> dict[Rule, int]:
    """Return how many claims break each rule, of those that some break; all claims are read for it."""
    found: Counter[Rule] = Counter()
    last: str | None = ""
    while last is not None:
        rules, last = await graph.read(_part, last, today)
        found.update(rules)
    return {rule: found[rule] for rule in Rule if found[rule]}


async def _part(tx: Transaction, after: str, today: date) -> tuple[Counter[Rule], str | None]:
    """Return what the claims after one break, and the id of the last of them; None after the last."""
    claims = await walk.after(tx, after, AT_ONCE)
    quoted = {claim.document.id for claim in claims if claim.quote and claim.document.has_text}
    texts = await documents.texts(tx, quoted)
    found = Counter(rule for claim in claims for rule in broken(claim, texts.get(claim.document.id), today))
    return found, claims[-1].id if claims else None
