"""The commands of `garrison`, a module each. Thin: they read options, call services and print."""
