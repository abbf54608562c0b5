"""Settings as they come from an environment: empty, in files, misspelt, senseless."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import LOOPBACK_HOSTS, Settings, unknown_variables

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GARRISON_ADMIN_KEY", "GARRISON_ADMIN_KEY_FILE", "GARRISON_ALLOWED_HOSTS", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GARRISON_ADMIN_KEY", "GARRISON_ALLOWED_HOSTS", "NEO4J_URI"):
        monkeypatch.setenv(name, "")
    settings = Settings()
    assert (settings.admin_key, settings.neo4j_uri) == (None, None)
    assert settings.allowed_hosts == LOOPBACK_HOSTS


def test_a_secret_may_be_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY + "\n", encoding="utf-8")
    monkeypatch.setenv("GARRISON_ADMIN_KEY_FILE", str(tmp_path / "key"))
    found = Settings().admin_key
    assert found is not None
    assert found.get_secret_value() == KEY
    assert KEY not in repr(found)


def test_a_secret_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GARRISON_ADMIN_KEY_FILE", str(tmp_path / "gone"))
    with pytest.raises(ValidationError, match=r"GARRISON_ADMIN_KEY_FILE names .*gone, which cannot be read"):
        Settings()


def test_a_short_admin_key_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GARRISON_ADMIN_KEY", KEY[:-1])
    with pytest.raises(ValidationError, match="32 characters or more") as refused:
        Settings()
    assert KEY[:8] not in str(refused.value)


def test_hosts_are_added_to_the_loopback_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GARRISON_ALLOWED_HOSTS", "Garrison.example, ")
    assert Settings().allowed_hosts == (*LOOPBACK_HOSTS, "garrison.example")


def test_a_misspelt_variable_is_noticed() -> None:
    assert unknown_variables({"GARRISON_PROT": "1", "GARRISON_ADMIN_KEY_FILE": "x", "HOME": "/"}) == [
        "GARRISON_PROT"
    ]
