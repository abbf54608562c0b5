"""Entities by their ids and names: found, created, placed."""
