"""The graph: all Cypher, and the only place that imports the driver."""
