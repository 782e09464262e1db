"""Rules as events: versions of procedures and calendars, as people write them in files, as they are recorded, and as they count."""
