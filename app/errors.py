"""What can go wrong, in the domain's words. The web layer and the command line decide how each is told.

Raise these, never a framework's error, from `domain`, `graph`, `reader` and `services`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input. `pointer` is an RFC 6901 pointer into it ("" is the whole).

    `more` are further facts for programs (`candidates` of an ambiguous name, `allowed` kinds), JSON-ready.
    """

    pointer: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)


class GarrisonError(Exception):
    """Root of all expected errors. `str(error)` is one clear sentence for a person."""


class Invalid(GarrisonError):  # noqa: N818
    """The input breaks a rule; `faults` name each place."""

    def __init__(self, faults: Sequence[Fault] | str) -> None:
        self.faults: tuple[Fault, ...] = (Fault("", faults),) if isinstance(faults, str) else tuple(faults)
        super().__init__(" ".join(fault.detail for fault in self.faults))


class Malformed(GarrisonError):  # noqa: N818
    """The input as a whole is not in the form it should be."""


class TooLarge(GarrisonError):  # noqa: N818
    """More than can be taken at once; the sentence names the limit."""


class NotFound(GarrisonError):  # noqa: N818
    """No such entity, claim, episode, document or key."""


class Moved(GarrisonError):  # noqa: N818
    """The thing lives under another id now (a merged entity, an episode whose n changed)."""

    def __init__(self, to: str) -> None:
        self.to = to
        super().__init__(f"It is now at {to}.")


class Conflict(GarrisonError):  # noqa: N818
    """The request contradicts the present state."""


class Unauthenticated(GarrisonError):  # noqa: N818
    """No key, or one that is unknown or revoked."""


class Forbidden(GarrisonError):  # noqa: N818
    """The key's role is too little for this."""


class Unavailable(GarrisonError):  # noqa: N818
    """Neo4j is away; trying again later may help."""


class TooSlow(GarrisonError):  # noqa: N818
    """A query ran into its time limit; a narrower question may help."""


class ServerFailed(GarrisonError):  # noqa: N818
    """The private Neo4j could not be fetched, started or reached; the sentence says what to do."""
