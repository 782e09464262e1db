"""Who may do what, and where: one table, one rule for the region, no exceptions elsewhere."""
