"""The witness: what others check the ledger by."""
