"""Messages to people: the gateways, the courier in a process apart, and the fence around where it may go."""
