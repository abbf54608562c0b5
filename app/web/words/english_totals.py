"""What a total says of itself in English: what it counts, what it leaves out, and why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TOTALS: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        "total.counted": {
            "=0": "No figure counts.",
            "one": "{total} personnel, from {n} figure.",
            "other": "{total} personnel, from {n} figures.",
        },
        "total.certain": "{certain} of them are certain on that day, the others possible.",
        "total.certain.none": "None of this is certain: it is possible only.",
        "total.left-out": "Left out: {reasons}.",
        "total.left-out.planned": {
            "one": "{n} figure of what is only planned ({most})",
            "other": "{n} figures of what is only planned ({most} together)",
        },
        "total.left-out.ceiling": {
            "one": "{n} ceiling, which says who may be there and not who is ({most})",
            "other": "{n} ceilings, which say who may be there and not who is ({most} together)",
        },
        "total.left-out.denied": {
            "one": "{n} figure that is only denied ({most})",
            "other": "{n} figures that are only denied ({most} together)",
        },
        "total.left-out.shared": {
            "one": "{n} figure that other places share, so that up to {most} may be here",
            "other": "{n} figures that other places share, so that up to {most} may be here",
        },
        "total.left-out.counted": {
            "one": "{n} repetition of a figure that hosts share and that counts once",
            "other": "{n} repetitions of figures that hosts share and that count once",
        },
        "total.left-out.contained": {
            "one": "{n} figure that is part of another ({most})",
            "other": "{n} figures that are part of others ({most} together)",
        },
        "total.left-out.mission": {
            "one": "{n} figure within a mission, or within who has it, that is counted as a whole ({most})",
            "other": "{n} figures within missions, or within who has them, that are counted as a whole "
            "({most} together)",
        },
        "total.left-out.contributors": {
            "one": "{n} figure of a mission, or of who has missions, whose parts are counted ({most})",
            "other": "{n} figures of missions, or of who has missions, whose parts are counted "
            "({most} together)",
        },
        "total.unstated": {
            "one": "{n} deployment is reported without a figure.",
            "other": "{n} deployments are reported without a figure.",
        },
    }
)
"""Keys begin with `total.`; those of reasons end with a `Reason` of `app.domain.totals`."""
