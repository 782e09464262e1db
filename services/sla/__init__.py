"""SLA: the clocks of the procedure, told by the streams of all the others."""
