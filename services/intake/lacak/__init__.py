"""Tracking: by code, a lost code, answers to questions, objection, rating."""
