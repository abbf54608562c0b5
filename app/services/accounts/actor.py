"""Who is asking: the name of a key and what it may do."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes or reads. The log of changes keeps the name; `key` is the id of the key, "" without one."""

    name: str
    role: Role
    key: str = field(default="", compare=False)

    @property
    def accepts(self) -> bool:
        """Whether what this actor records counts at once; else it arrives as a proposal."""
        return self.role.covers(Role.ANALYST)
