"""Response: the answer is drawn up, received, recorded and given."""
