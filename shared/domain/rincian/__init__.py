"""One complaint told in words."""
