"""The machinery: store, ledger, bus, keys, processes; it knows no office."""
