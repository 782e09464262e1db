"""What grows with the complaints that are stored: made in sizes, measured at each, told as one table."""
