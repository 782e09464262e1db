"""Read models: written from whole streams, guarded by version, swept, and rebuilt while the old one serves."""
