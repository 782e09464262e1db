"""The four services: intake, triage, response, sla. They never import each other."""

import shared.web  # noqa: F401 (sets marshmallow's sentences, which a schema reads when it is defined: before the first one of a service)
