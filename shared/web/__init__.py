"""The web edge: one address for all services, requests in, problem documents out."""
