"""One complaint on one page, and what is decided about it."""
