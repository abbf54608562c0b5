"""Every setting once: its name, its default, one line of help. Read from the environment.

Names are `GARRISON_…` for ours and `NEO4J_…` for an existing server; each secret may instead be named by
a file, `…_FILE`. An empty variable counts as unset, since compose files pass those on. Use `Settings()`;
`unknown_variables()` finds misspelt ones.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, cast

import platformdirs
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK_HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
SECRETS: Final = ("GARRISON_ADMIN_KEY", "NEO4J_PASSWORD")
ADMIN_KEY_LENGTH: Final = 32


class Settings(BaseSettings):
    """The settings of one process. Raises pydantic's ValidationError where a value makes no sense."""

    model_config = SettingsConfigDict(
        extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True, hide_input_in_errors=True
    )

    host: str = Field("127.0.0.1", alias="GARRISON_HOST", description="Address the web server listens on.")
    port: int = Field(8000, alias="GARRISON_PORT", ge=0, le=65535, description="Port it listens on.")
    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("garrison", appauthor=False)),
        alias="GARRISON_DATA_DIR",
        description="Where the private Neo4j keeps its data, mode 0700 (the user's data directory).",
    )
    admin_key: SecretStr | None = Field(
        None,
        alias="GARRISON_ADMIN_KEY",
        description="This key exists with role admin; 32 characters or more (none).",
    )
    public_read: bool = Field(
        True,
        alias="GARRISON_PUBLIC_READ",
        description="Whether reading needs no key; false closes all but health.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        LOOPBACK_HOSTS,
        alias="GARRISON_ALLOWED_HOSTS",
        description="Host names requests may be for, with commas; loopback names are always among them.",
    )
    neo4j_uri: str | None = Field(
        None, alias="NEO4J_URI", description="An existing Neo4j to use; unset: the private server."
    )
    neo4j_username: str = Field("neo4j", alias="NEO4J_USERNAME", description="User name there.")
    neo4j_password: SecretStr | None = Field(
        None, alias="NEO4J_PASSWORD", description="Password there (none)."
    )
    neo4j_database: str = Field("neo4j", alias="NEO4J_DATABASE", description="Database there.")

    @model_validator(mode="before")
    @classmethod
    def _read_secret_files(cls, values: Any) -> Any:
        for name in SECRETS:
            path = os.environ.get(f"{name}_FILE")
            if path and name not in values:
                values[name] = _secret(name, Path(path))
        return values

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: Any) -> Any:
        names = value.split(",") if isinstance(value, str) else value
        given = tuple(name.strip().lower() for name in names if name.strip())
        return tuple(dict.fromkeys((*LOOPBACK_HOSTS, *given)))

    @field_validator("admin_key")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < ADMIN_KEY_LENGTH:
            raise ValueError(f"needs {ADMIN_KEY_LENGTH} characters or more")
        return value


def _secret(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ValueError(f"{name}_FILE names {path}, which cannot be read: {error.strerror}") from error


def variables() -> Mapping[str, tuple[str, str]]:
    """Return each variable's help line and default, as docs/reference.md shows them."""
    rows: dict[str, tuple[str, str]] = {}
    for field in Settings.model_fields.values():
        rows[str(field.alias)] = (str(field.description), _shown(field.default))
    return rows


def _shown(default: object) -> str:
    """Write a default as one would set it; nothing where there is none or it depends on the machine."""
    if default is None or default is PydanticUndefined:
        return ""
    if isinstance(default, tuple):
        return ",".join(str(each) for each in cast("tuple[object, ...]", default))
    return str(default).lower() if isinstance(default, bool) else str(default)


def unknown_variables(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Name the GARRISON_… variables that mean nothing here, so that a misspelt one is noticed."""
    known = {*variables(), *(f"{name}_FILE" for name in SECRETS)}
    return sorted(name for name in environ if name.startswith("GARRISON_") and name not in known)
