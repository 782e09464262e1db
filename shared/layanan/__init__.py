"""One shape for four services: the parts that each is made of, the one way of a command, and what its duties need."""
