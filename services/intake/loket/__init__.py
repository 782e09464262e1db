"""The counter: what an operator enters for somebody."""
