"""Does this process live: it answers, and its loops turn, whatever database, broker and disk do. Who starts it again goes by this alone."""

import json

from werkzeug.wrappers import Response

from shared.machinery.pulse import Pulse

LIVEZ = "/livez"


def livez(pulse: Pulse) -> Response:
    """503 in the moment before it ends of its own accord."""
    body = json.dumps({"status": "hidup" if pulse.sound else "tuli", "bagian": pulse.state()}, ensure_ascii=False)
    return Response(body, status=200 if pulse.sound else 503, content_type="application/json")
