"""The desk of those who answer: what waits, one complaint, the draft of its response."""
