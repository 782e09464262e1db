"""The office's procedure: its seven steps as versioned data, the clock of each step, and the reasoning behind a deadline."""
