"""Documents that are written by the tables the code decides by, so that they cannot disagree with it."""
