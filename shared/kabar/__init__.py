"""Messages to people: the one outbox (from the ledger, tried again, marked), the gateways, the courier in a process apart, its fence."""
