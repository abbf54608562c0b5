"""On how many examples a property is tried: on few in every run, on many where it is to be proved.

`make proof` runs the tests with the profile of that name.
"""

from __future__ import annotations

from typing import Final

from hypothesis import settings

PROOF: Final = "proof"
settings.register_profile(PROOF, max_examples=1_000, deadline=None)


def examples(few: int, many: int) -> int:
    """Return for `max_examples` how many: `many` in a proof, else `few`."""
    return many if settings.get_current_profile_name() == PROOF else few
