"""Answer templates."""
