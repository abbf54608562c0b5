"""What was learnt between two dates of knowledge."""
