"""Where the templates and static files are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def _find(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


TEMPLATES: Final = _find("templates")
STATIC: Final = _find("static")
