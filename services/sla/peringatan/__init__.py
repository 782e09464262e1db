"""Alerts: rules, contacts, messages."""
