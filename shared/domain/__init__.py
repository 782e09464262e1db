"""The domain: what can happen, what it means, by when; pure."""
