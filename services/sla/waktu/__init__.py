"""What is due, the timers, verdicts computed again, and the explanation."""
