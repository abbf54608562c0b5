"""The domain: pure values and rules. No I/O, no framework, no clock."""
