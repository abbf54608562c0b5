"""What handlers ask for, by name: the graph, who is asking, what day it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from app.domain.vocabulary import Role
from app.graph.connection import Graph
from app.services.accounts.actor import Actor
from app.web.http.readiness import graph_of
from app.web.parameters.dateline import day_of_request
from app.web.security.authentication import ActorDep, needs

__all__ = ["ActorDep", "Admin", "Analyst", "Contributor", "GraphDep", "Reader", "Today"]


async def graph(request: Request) -> Graph:
    """Return the app's graph. Raises Unavailable before it is ready."""
    return graph_of(request)


GraphDep = Annotated[Graph, Depends(graph)]
Today = Annotated[date, Depends(day_of_request)]

Reader = Annotated[Actor, Depends(needs(Role.READER))]
Contributor = Annotated[Actor, Depends(needs(Role.CONTRIBUTOR))]
Analyst = Annotated[Actor, Depends(needs(Role.ANALYST))]
Admin = Annotated[Actor, Depends(needs(Role.ADMIN))]
