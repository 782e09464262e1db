"""Roll-ups: what is over is added up once, as it happens; boards and reports read the sums."""
