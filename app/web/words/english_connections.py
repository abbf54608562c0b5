"""What the explorer says of how entities hang together, of sharing and of saved views, in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONNECTIONS: Final[Mapping[str, str | Mapping[str, str]]] = MappingProxyType(
    {
        "explorer.connections": "Connect",
        "explorer.connections.how": (
            "Name two entities, or mark them in the picture: with Shift and a click, a long touch, or the "
            "key x."
        ),
        "explorer.from": "Between",
        "explorer.to": "And",
        "explorer.ask.path": "Paths",
        "explorer.ask.common": "In common",
        "explorer.ask.connect": "Who connects these?",
        "explorer.nothing-like": "Nothing is found that is called “{name}”.",
        "explorer.marked": {"one": "{n} entity is marked:", "other": "{n} entities are marked:"},
        "explorer.marked.remove": "Mark {name} no longer",
        "explorer.marked.none": "Mark none",
        "explorer.pinned": {"one": "{n} entity is pinned.", "other": "{n} entities are pinned."},
        "explorer.pinned.none": "Let go",
        "explorer.answer": "How they are connected",
        "explorer.answer.close": "Close",
        "explorer.path.is": {
            "one": "{source} and {target} are connected directly:",
            "other": "{source} and {target} are {n} steps apart:",
        },
        "explorer.path.none": {
            "one": "Nothing that is shown connects {source} and {target} directly.",
            "other": "No path of at most {n} steps leads from {source} to {target} through what passes.",
        },
        "explorer.path.of": "Path {m} of {n}",
        "explorer.path.previous": "Previous path",
        "explorer.path.next": "Next path",
        "explorer.common.is": {
            "=0": "{names} have no neighbour in common.",
            "one": "{names} have {n} neighbour in common:",
            "other": "{names} have {n} neighbours in common:",
        },
        "explorer.common.more": {
            "one": "The best evidenced is shown.",
            "other": "The {n} best evidenced are shown.",
        },
        "explorer.connect.is": {
            "=0": "{names} are connected with each other, through nobody else:",
            "one": "{names} are connected through {n} further entity:",
            "other": "{names} are connected through {n} further entities:",
        },
        "explorer.connect.apart": {
            "one": "Nothing within {n} step connects {names} to them.",
            "other": "Nothing within {n} steps connects {names} to them.",
        },
        "explorer.connect.none": {
            "one": "Nothing within {n} step connects {names} with each other.",
            "other": "Nothing within {n} steps connects {names} with each other.",
        },
        "explorer.share": "Share",
        "explorer.share.link": "The link to this view",
        "explorer.share.copy": "Copy link",
        "explorer.share.copied": "The link was copied: it shows the same entities in the same places.",
        "explorer.share.copy-yourself": (
            "The browser does not let this page copy: the link is marked, copy it."
        ),
        "explorer.share.save": "Save this view",
        "explorer.share.name": "Name of the view",
        "explorer.share.saved": "Saved views",
        "explorer.share.sign-in": "Sign in to save this view under a name.",
        "explorer.share.may-not": "Saving a view needs the role contributor.",
        "explorer.share.take": "Take away",
        "explorer.share.svg": "Picture, SVG",
        "explorer.share.png": "Picture, PNG",
        "explorer.share.csv": "Table, CSV",
        "explorer.share.graphml": "Graph, GraphML",
        "explorer.share.losses": "What these formats leave out",
        "explorer.script.marked": "{name} is marked.",
        "explorer.script.unmarked": "{name} is marked no longer.",
        "explorer.script.mark-two": "Mark two entities or more first, with x, or name two here.",
        "explorer.script.too-many": "So many entities cannot be marked at once.",
        "explorer.script.pinned": "{name} is pinned here.",
        "explorer.script.unpinned": "{name} is pinned no longer.",
        "explorer.script.already": "{name} is in the picture already.",
        "explorer.script.downloaded": "The picture was made: {file}.",
        "explorer.script.no-path": "No path is being shown.",
        "keys.mark": "Mark it, or no longer",
        "keys.connect": "Show how the marked ones are connected",
        "keys.pin": "Pin it where it is, or no longer",
        "keys.step": "Previous and next path",
        "keys.link": "Copy the link",
        "picture.sources": {
            "=0": "No sources.",
            "one": "Source: {names}.",
            "other": "Sources: {names}.",
        },
        "picture.sources.more": {
            "one": "Sources: {names} and {n} more.",
            "other": "Sources: {names} and {n} more.",
        },
        "picture.title": "{names}, and what is around",
        "picture.title.none": "The most connected part of the graph",
        "picture.from": "Made with Garrison, {instant}: {url}",
        "picture.two": "two or more independent sources",
        "views.title": "Saved views",
        "views.deck": "Parts of the graph that somebody kept under a name. Each opens as it was saved.",
        "views.by": "Saved by {name} on {day}",
        "views.rename": "Rename",
        "views.new-name": "New name of “{name}”",
        "views.delete": "Delete",
        "views.delete.this": "Delete “{name}”",
        "views.deleted": "“{name}” was deleted.",
        "views.none": "No view has been saved yet.",
        "views.none.next": "Open the explorer, and save a view under “Share”.",
        "views.older": "Older views",
        "views.newest": "Newest views",
        "views.refused": "This view was not saved: {reason}",
    }
)
"""Key → template, or plural form → template."""
