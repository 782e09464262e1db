"""Backups of the database: made, restored on trial, restored in earnest. Keys, register and attachments are kept apart."""
