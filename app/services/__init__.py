"""What can be done with Garrison: one verb a module."""
