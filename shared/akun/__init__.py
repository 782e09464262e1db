"""Accounts: who signs in, how, and what is recorded of it."""
