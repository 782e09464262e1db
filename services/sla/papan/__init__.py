"""The boards: the office today, the offices beside each other, and what anybody may know."""
