"""Administration of what sla owns: procedures and calendars, who is told of due times, what could not be taken in."""
