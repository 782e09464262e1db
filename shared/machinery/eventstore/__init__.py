"""The event store: append-only streams, and the ledger that orders and chains what was committed."""
