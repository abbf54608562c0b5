"""The OpenAPI document, arranged for reading: calls by noun, their parameters and answers, the shapes.

Used by the page `/api/docs`, which is plain HTML of ours: the usual viewers need scripts and styles that the
Content-Security-Policy forbids, and most fetch them from other hosts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Type:
    """A type in words, `model` naming the shape it refers to, if any."""

    words: str
    model: str | None = None
    allowed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a call, or a field of a shape. `place` is query or path; empty for a field."""

    name: str
    type: Type
    required: bool
    default: str
    description: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One status a call answers with."""

    status: str
    description: str
    type: Type | None


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its address, what it needs, what it answers."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    role: str | None
    parameters: Sequence[Field]
    body: Type | None
    example: str
    replies: Sequence[Reply]


@dataclass(frozen=True, slots=True)
class Group:
    """The calls of one noun."""

    name: str
    description: str
    calls: Sequence[Call]


@dataclass(frozen=True, slots=True)
class Shape:
    """One JSON object, or a closed list of words (`allowed`)."""

    name: str
    description: str
    fields: Sequence[Field]
    allowed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole description."""

    title: str
    version: str
    description: str
    groups: Sequence[Group]
    shapes: Sequence[Shape]


def reference(document: Json) -> Reference:
    """Arrange an OpenAPI document for reading."""
    calls = [
        (operation["tags"][0], _call(method, path, operation))
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    groups = [
        Group(tag["name"], tag["description"], [call for name, call in calls if name == tag["name"]])
        for tag in document["tags"]
    ]
    shapes = [_shape(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    info = document["info"]
    return Reference(
        info["title"],
        info["version"],
        info["description"],
        [group for group in groups if group.calls],
        shapes,
    )


def _call(method: str, path: str, operation: Json) -> Call:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    example = body.get("example")
    return Call(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation.get("summary", ""),
        description=operation.get("description", ""),
        role=operation.get("x-role"),
        parameters=[_parameter(one) for one in operation.get("parameters", ())],
        body=_type(body["schema"]) if body else None,
        example=json.dumps(example, ensure_ascii=False, indent=2) if example else "",
        replies=[_reply(status, answer) for status, answer in operation["responses"].items()],
    )


def _parameter(parameter: Json) -> Field:
    schema = parameter["schema"]
    described = parameter.get("description") or schema.get("description", "")
    return _field(
        parameter["name"], {**schema, "description": described}, parameter["required"], parameter["in"]
    )


def _reply(status: str, answer: Json) -> Reply:
    content = next(iter(answer.get("content", {}).values()), None)
    return Reply(status, answer["description"], _type(content["schema"]) if content else None)


def _shape(name: str, schema: Json) -> Shape:
    required = schema.get("required", ())
    fields = [_field(key, one, key in required) for key, one in schema.get("properties", {}).items()]
    return Shape(name, schema.get("description", ""), fields, [str(one) for one in schema.get("enum", ())])


def _field(name: str, schema: Json, required: bool, place: str = "") -> Field:
    default = schema.get("default")
    shown = "" if default in (None, [], ()) else json.dumps(default)
    return Field(name, _type(schema), required, shown, schema.get("description", ""), place)


def _type(schema: Json) -> Type:
    """Say a schema's type in words: `text`, `list of Kind`, `day or nothing`."""
    if "$ref" in schema:
        model = schema["$ref"].rpartition("/")[2]
        return Type(model, model)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _one_of([_type(one) for one in schema[several]])
    if schema.get("type") == "array":
        inner = _type(schema.get("items", {}))
        return Type(f"list of {inner.words}", inner.model, inner.allowed)
    if "const" in schema or "enum" in schema:
        return Type("one of", None, [str(one) for one in schema.get("enum", [schema.get("const")])])
    return Type(_plain(schema))


def _one_of(types: Sequence[Type]) -> Type:
    words = [one.words for one in types]
    model = next((one.model for one in types if one.model), None)
    return Type(" or ".join(dict.fromkeys(words)), model, [word for one in types for word in one.allowed])


def _plain(schema: Json) -> str:
    """Say a plain type with its format and bounds."""
    names = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "null"}
    formats = {"date": "day", "date-time": "instant"}
    kind = str(schema.get("type", "anything"))
    words = formats.get(str(schema.get("format")), names.get(kind, kind))
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f"{words}, {low} to {high}"
    return words
