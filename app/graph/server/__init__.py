"""The private Neo4j: its jars, its process, who holds its data directory."""
