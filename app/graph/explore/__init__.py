"""Parts of the graph: the walk from some entities outward, ways between them, the whole for an export."""
