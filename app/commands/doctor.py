"""`garrison doctor`: what Garrison needs here, what it found, and what to do about the rest."""

from __future__ import annotations

import asyncio
import http.client
import json
from typing import Final

from app.commands.console import Exit, table
from app.commands.environment import settings
from app.commands.listener import is_free
from app.services import doctor
from app.services.doctor import Check
from app.settings import Settings

PATIENCE_S: Final = 2.0


def examine() -> Exit:
    """Print what was looked at; FAILED if anything is wrong. Nothing is started, fetched or changed."""
    of = settings()
    checks = [*asyncio.run(doctor.examine(of)), _port(of)]
    table(
        ("", "what", "found"),
        (("ok" if check.good else "WRONG", check.what, check.found) for check in checks),
    )
    return Exit.DONE if all(check.good for check in checks) else Exit.FAILED


def _port(of: Settings) -> Check:
    what = f"Port {of.port} of {of.host}"
    if is_free(of.host, of.port):
        return Check(True, what, "free")
    if _is_garrison(of.host, of.port):
        return Check(True, what, "Garrison answers there")
    return Check(False, what, "taken by another program; choose another with GARRISON_PORT")


def _is_garrison(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/healthz")
        return json.load(connection.getresponse()) == {"status": "alive"}
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        connection.close()
