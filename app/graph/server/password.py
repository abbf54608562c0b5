"""The generated password of the private Neo4j, and how Neo4j learns it before its first start."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Final

from app.graph.server.configuration import Home

USERNAME: Final = "neo4j"
ITERATIONS: Final = 1024
"""What `neo4j-admin dbms set-initial-password` of 2026.09 writes: rounds of sha256 over salt and password."""


def kept_password(file: Path, home: Home) -> str:
    """Return the password in `file` (0600), making both at the first start. Raises OSError.

    The hash is laid where `neo4j-admin` lays it. So there is never a server with a known password, the
    password never stands in a process's arguments, and the first start is spared a second Java.
    """
    if file.exists():
        file.chmod(0o600)
        return file.read_text(encoding="ascii").strip()
    password = secrets.token_urlsafe(32)
    _write(home.initial_login, f"{USERNAME}:{_hashed(password)}:\n")
    _write(file, f"{password}\n")
    return password


def _hashed(password: str) -> str:
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ITERATIONS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"SHA-256,{digest.hex()},{salt.hex()},{ITERATIONS}"


def _write(file: Path, text: str) -> None:
    """Write it whole or not at all, and never readable to others."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(text)
    draft.replace(file)
