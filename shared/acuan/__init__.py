"""What reads tables or keys to answer a question of reference: offices, categories, rights, rules, one complaint in full."""
