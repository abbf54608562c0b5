"""Importers by name."""

import pytest

from app.errors import Invalid
from app.importers import registry

DELIVERED = ("factbook-deployments", "troopdata", "us-bases", "ipi-contributions")


def test_the_names() -> None:
    assert list(registry.NAMES) == list(DELIVERED)


@pytest.mark.parametrize("name", DELIVERED)
def test_each_goes_by_its_name(name: str) -> None:
    found = registry.importer(name)
    assert found.name == name
    assert found.about
    assert "é".encode(found.encoding)


@pytest.mark.parametrize("name", DELIVERED)
def test_each_refuses_another_sort_of_file_before_anything_else(name: str) -> None:
    for text in ("", "a,b\n1,2\n"):
        with pytest.raises(Invalid, match="there is no column"):
            next(registry.importer(name).read(text.splitlines(keepends=True)))


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(Invalid, match="us-bases and ipi-contributions"):
        registry.importer("bases")
