"""What the explorer's URL asks about how entities hang together: who is marked, ways, what several share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Depends, Query
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from app.services.reading.paths import MOST_ENDS
from app.web.parameters.common import split

SEPARATOR: Final = ".."
"""Between the ids of one question, as `path=france..wagner-group`; no id has two dots."""

MOST_WAYS: Final = 9
"""So many ways between two are stepped through."""

LONGEST_NAME: Final = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """`marked` are the entities chosen to be asked about; at most one question has ids.

    `path` has two, `step` is which of the ways between them, from 1. `common` and `connect` have two to six.
    """

    marked: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    step: int = 1
    common: tuple[str, ...] = ()
    connect: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Everyone who is named, each once."""
        return tuple(dict.fromkeys((*self.marked, *self.path, *self.common, *self.connect)))


def _ends(most: int) -> BeforeValidator:
    def check(value: Any) -> list[str]:
        given = value if isinstance(value, list) else [value]
        ids = [part.strip() for one in given for part in str(one).split(SEPARATOR) if part.strip()]
        found = list(dict.fromkeys(ids))
        if found and not 2 <= len(found) <= most:
            form = (
                "“france..mali” names two entities" if most == 2 else f"name 2 to {most}, as “france..mali”"
            )
            raise PydanticCustomError("ends", "{given}: {form}", {"given": "..".join(found), "form": form})
        return found

    return BeforeValidator(check)


Two = Annotated[list[str], _ends(2), Query(max_length=2)]
Several = Annotated[list[str], _ends(MOST_ENDS), Query(max_length=MOST_ENDS)]
Marked = Annotated[list[str], BeforeValidator(split), Query(max_length=MOST_ENDS)]
Step = Annotated[int, Query(ge=1, le=MOST_WAYS)]


async def asked(
    mark: Marked = [],  # noqa: B006  # FastAPI copies defaults
    path: Two = [],  # noqa: B006
    step: Step = 1,
    common: Several = [],  # noqa: B006
    connect: Several = [],  # noqa: B006
) -> Asked:
    """Read the questions from the URL; of several the first counts: ways, in common, who connects."""
    if path:
        common, connect = [], []
    elif common:
        connect = []
    return Asked(tuple(dict.fromkeys(mark)), tuple(path), step, tuple(common), tuple(connect))


AskedDep = Annotated[Asked, Depends(asked)]
