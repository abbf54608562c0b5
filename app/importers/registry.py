"""All importers by the name they are asked for with. Each is loaded when it is wanted, not before."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from app.errors import Invalid
from app.importers.findings import Importer

_MODULES: Final = {
    "factbook-deployments": "app.importers.factbook_deployments",
    "troopdata": "app.importers.troopdata",
    "us-bases": "app.importers.us_bases",
    "ipi-contributions": "app.importers.ipi_contributions",
}
"""The module of each; its `IMPORTER` is what is meant."""

NAMES: Final[tuple[str, ...]] = tuple(_MODULES)
"""The names of all importers, in the order they are listed to people."""


def importer(name: str) -> Importer:
    """Return the importer of this name. Raises Invalid, which names those there are."""
    if name not in _MODULES:
        raise Invalid(f"There is no importer “{name}”; there are {', '.join(NAMES[:-1])} and {NAMES[-1]}.")
    found: Importer = import_module(_MODULES[name]).IMPORTER
    return found
