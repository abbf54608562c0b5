"""Bodies as the API's description shows them: each is accepted as it stands."""

from __future__ import annotations

from typing import Any, Final

CLAIM: Final[dict[str, Any]] = {
    "subject": {"kind": "PrivateMilitaryCompany", "name": "Wagner Group"},
    "predicate": "DEPLOYED_TO",
    "object": {"kind": "Country", "name": "Mali"},
    "status": "planned",
    "stance": "affirms",
    "valid": None,
    "as_of": "2021-09~",
    "personnel": {"best": 1000, "qualifier": "about", "category": "instructors"},
    "under": {"kind": "Agreement", "name": "Mali–Wagner agreement"},
    "role": "training and close protection",
    "locator": "para. 3",
    "credibility": 3,
    "via": [{"publisher": "Reuters", "citing": "diplomats"}],
    "document": {
        "title": "Talks on instructors for Mali are said to be close to an end",
        "publisher": "Example Monitor",
        "published": "2021-09~",
        "language": "en",
        "accessed": "2021-10-02",
        "licence": "CC-BY-4.0",
    },
}

RETRACTION: Final[dict[str, Any]] = {"reason": "The article was withdrawn by its publisher."}

VIEW: Final[dict[str, Any]] = {"name": "Mali in 2021", "query": "focus=mali&on=2021-10-01"}

RENAMING: Final[dict[str, Any]] = {"name": "Mali in autumn 2021"}
