"""Tests through a real browser: a package, so that what they share is given back before other tests run."""
