"""The JSON of what is sent: claims and documents as bodies, and what can be wrong with them."""
