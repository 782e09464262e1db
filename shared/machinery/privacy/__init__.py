"""Personal data: a key per person, what is encrypted under it, and what is derived from the master key."""
