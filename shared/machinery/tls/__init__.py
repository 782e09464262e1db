"""HTTPS on an office's own network: an authority of its own, the certificates it signs, or one that was given."""
