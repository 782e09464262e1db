"""The office's working time: calendars as versioned data, and arithmetic on them that is exact to the microsecond."""
