"""Work in a process of its own with limits: brought up, timed, ended and brought up again in one place."""
