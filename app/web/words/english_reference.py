"""What the pages for builders say in English: the API's reference and the page of components."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_API: Final = {
    "api.heading": "{title} API",
    "api.openapi": "Programs read the same description as {openapi}.",
    "api.calls": "Calls",
    "api.name": "Name",
    "api.type": "Type",
    "api.meaning": "Meaning",
    "api.status": "Status",
    "api.title": "Title",
    "api.what-to-do": "What to do",
    "api.required": "required",
    "api.in-path": "in the path",
    "api.default": "unless said: {value}",
    "api.needs": "Needs a key with the role {role}.",
    "api.parameters": "Parameters of {call}",
    "api.body": "Body: {type}",
    "api.answers": "Answers",
    "api.problems": "Problems",
    "api.problems.how": (
        "Every error is one of these, as {format}. Switch on {field}: it is the address of the row here."
    ),
    "api.shapes": "Shapes",
    "api.fields": "Fields of {shape}",
}

_COMPONENTS: Final = {
    "components.title": "Components",
    "components.deck": (
        "The parts the pages are made of, in every state. Names and numbers here are examples."
    ),
    "components.evidence": "Evidence and ratings",
    "components.figures": "Figures",
    "components.dateline": "Dateline",
    "components.dateline.note": "tinted wherever either date is not today",
    "components.dates": "Dates, example {n}",
    "components.time": "In time",
    "components.time.all": "Planned, present, reducing, possible; one denial; the day shown",
    "components.time.ended": "Ended",
    "components.claims": "Claim card",
    "components.notes": "Empty, error, waiting",
    "components.toast": "Toast",
    "components.buttons": "Buttons and keys",
    "components.button.main": "Main",
    "components.button.other": "Other",
    "components.button.small": "Small",
    "components.button.pressed": "Pressed",
    "components.button.disabled": "Disabled",
    "components.filters": "Filter bar, facets, pages",
    "components.rows": "Example rows",
    "components.kinds": "Example kinds",
    "components.pages.first": "Pages, at the first",
    "components.pages.further": "Pages, further on",
    "components.key-figures": "Key figures and references",
    "components.presence": "Presence rows, with the longest, an Arabic and a Cyrillic name",
}

REFERENCE: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType({**_API, **_COMPONENTS})
"""Key → template, or plural form → template."""
