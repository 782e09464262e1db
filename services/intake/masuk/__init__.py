"""Signing in: passwords, second factor, tokens, citizens' accounts."""
