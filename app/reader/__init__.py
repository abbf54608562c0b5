"""Reading: article text to proposed claims."""
