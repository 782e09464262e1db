"""Messages to citizens: which channel they chose, the outbox, and the way back to a lost tracking code."""
