"""Entities as the API answers with them: found ones in short, one in full."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from app.domain.model import Entity
from app.domain.vocabulary import Kind
from app.services.search.entities import Found
from app.web.api.answers.parts import Answer


class NameAnswer(Answer):
    """One name; `language` is a BCP 47 tag, null where it is not known."""

    text: str
    language: str | None


class CoordinatesAnswer(Answer):
    """WGS 84 degrees."""

    latitude: float
    longitude: float


class EntityAnswer(Answer):
    """One entity with all its names and the identifiers others give it."""

    id: str
    kind: Kind
    name: str
    names: list[NameAnswer]
    aliases: list[str] = Field(description="Its names besides `name`.")
    demonyms: list[str]
    external_ids: dict[str, str] = Field(description="By scheme: alpha2, alpha3, m49, wikidata …")
    coordinates: CoordinatesAnswer | None
    episodes: int
    version: int

    @classmethod
    def of(cls, entity: Entity) -> Self:
        """Present an entity."""
        return cls._like(
            entity,
            aliases=list(dict.fromkeys(name.text for name in entity.names if name.text != entity.name)),
            external_ids=dict(entity.codes),
            coordinates=_coordinates(entity),
        )


class FoundAnswer(Answer):
    """An entity that search found; `score` is 1 for the very name, alias or code, else less."""

    id: str
    kind: Kind
    name: str
    aliases: list[str]
    score: float
    episodes: int

    @classmethod
    def of(cls, found: Found) -> Self:
        """Present what was found."""
        return cls.model_validate(found)


def _coordinates(entity: Entity) -> CoordinatesAnswer | None:
    if entity.latitude is None or entity.longitude is None:
        return None
    return CoordinatesAnswer(latitude=entity.latitude, longitude=entity.longitude)
