"""One shape for four services: how each is built, handles a command, takes in news and says how it is."""
