"""The dossier of one entity."""
