"""Whether there is a graph to ask yet. The app listens before Neo4j answers; until then it says so."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from app.errors import Unavailable
from app.graph.connection import Graph


class NotReady(Unavailable):
    """The app is still starting, which is nothing to put into the log."""


@dataclass(slots=True)
class Readiness:
    """The graph, and whether it is ready: Neo4j has answered, schema and demonstration are in place."""

    graph: Graph | None = None
    ready: bool = False

    def require(self) -> Graph:
        """Return the graph. Raises Unavailable before it is ready."""
        if self.graph is None or not self.ready:
            raise NotReady("The graph is not ready yet; try again in a few seconds.")
        return self.graph

    async def close(self) -> None:
        """Close the graph, if one was reached."""
        if self.graph is not None:
            self.ready = False
            await self.graph.close()


def graph_of(request: Request) -> Graph:
    """Return the app's graph. Raises Unavailable before it is ready."""
    readiness: Readiness = request.app.state.readiness
    return readiness.require()
