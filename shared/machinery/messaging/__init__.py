"""The bus: topology, the relay that alone publishes, and the inbox that never loses news."""
