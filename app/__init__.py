"""Garrison: the open knowledge graph of foreign military presence."""

__version__ = "0.1.0"
