"""What the API answers with: one module a noun, its fields named as programs rely on them."""
