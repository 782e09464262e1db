"""What the four services share: the domain's vocabulary, the event store, the bus, the web edge."""
