"""The four services: intake, triage, response, sla. They never import each other."""
