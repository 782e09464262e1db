"""The wire: how an event is written down, what it promises to others, and how older versions of it are read."""
