"""Triage: what a complaint is, and whose."""
