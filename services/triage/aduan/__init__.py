"""The front desk's pages: the queue, one complaint, and the answer templates."""
