"""Attachments: looked into, cleaned, encrypted under their reporter's key and kept as files outside the database."""
