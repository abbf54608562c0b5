"""Where files that are no code are.

Templates and static files are beside the package in a checkout, inside it when installed; those of the
demonstration are always inside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def _find(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


TEMPLATES: Final = _find("templates")
STATIC: Final = _find("static")
DEMONSTRATION: Final = _PACKAGE / "demonstration"
"""The files of the demonstration graph, to be loaded in the order of their names."""
