"""Intake: what citizens bring in, and what they may still do about it."""
