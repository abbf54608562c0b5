"""GraphML, line by line: what Gephi, yEd, Cytoscape and networkx read."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.domain.network import Node
from app.graph.standing.rows import WithEnds
from app.services.exchange.tabular import Cell, Column, columns

MEDIA_TYPE: Final = "application/graphml+xml"

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot carry; names have none, but a file of somebody's may."""

_NODE: Final = (("name", "string"), ("kind", "string"), ("language", "string"), ("episodes", "long"))


async def lines(
    nodes: AsyncIterator[Node], edges: AsyncIterator[WithEnds], *, on_a_day: bool
) -> AsyncIterator[str]:
    """Write a graph: its keys, its nodes, its edges, each on a line. What is not known is left out."""
    said = columns(on_a_day=on_a_day)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, type_ in _NODE:
        yield _key("node", name, type_)
    for column in said:
        yield _key("edge", column.name, column.type)
    yield '<graph id="garrison" edgedefault="directed">\n'
    async for node in nodes:
        values = (node.name, node.kind.value, node.language, node.episodes)
        data = "".join(_data("node", name, value) for (name, _), value in zip(_NODE, values, strict=True))
        yield f"<node id={_attribute(node.id)}>{data}</node>\n"
    async for row in edges:
        yield _edge(row, said)
    yield "</graph>\n</graphml>\n"


def _edge(row: WithEnds, said: Sequence[Column]) -> str:
    edge = row[0]
    data = "".join(_data("edge", column.name, column.of(row)) for column in said)
    ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
    return f"<edge id={_attribute(edge.id)} {ends}>{data}</edge>\n"


def _key(of: str, name: str, type_: str) -> str:
    return f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>\n'


def _data(of: str, name: str, value: Cell) -> str:
    return "" if value is None else f'<data key="{of}-{name}">{escape(_clean(str(value)))}</data>'


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
