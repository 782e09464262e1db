"""Rules as data: files as people write them, and what can happen to them."""
