"""Saying things in the graph and taking them back, and the relationships that follow."""
