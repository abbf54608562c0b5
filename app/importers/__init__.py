"""Data sets of others, as they are published, to claim bodies: one module a data set, no I/O of its own."""
