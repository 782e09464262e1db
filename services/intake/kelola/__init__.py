"""Administration of offices, categories and staff."""
