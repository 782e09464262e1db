"""History from files."""
