"""A demonstration: offices filled with made-up staff and complaints, decided by the real rules at made-up times."""
