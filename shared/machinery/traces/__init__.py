"""A request followed through the processes, for a collector that speaks OpenTelemetry; off unless it is asked for."""
