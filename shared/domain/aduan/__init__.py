"""The domain's vocabulary: what can happen to a complaint, and what a complaint is after all that has happened."""
