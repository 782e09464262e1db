"""Does this process live: it answers, and its loops turn, whatever database, broker and disk do. Who starts it again goes by this alone."""

import json

from werkzeug.wrappers import Response

from shared.machinery.pulse import Pulse

LIVEZ = "/livez"
READYZ = "/readyz"  # for who spreads requests over several processes


def livez(pulse: Pulse) -> Response:
    """503 in the moment before it ends of its own accord."""
    body = json.dumps({"status": "hidup" if pulse.sound else "tuli", "bagian": pulse.state()}, ensure_ascii=False)
    return Response(body, status=200 if pulse.sound else 503, content_type="application/json")


def readyz(pulse: Pulse) -> Response:
    """503 from the moment that it is about to end, while it still answers what comes. Nothing that all processes share counts: where the
    broker or the database is away, no other process is better, and each says so in words of its own."""
    ready = pulse.sound and not pulse.going
    body = json.dumps({"status": "siap" if ready else "berpamit"}, ensure_ascii=False)
    return Response(body, status=200 if ready else 503, content_type="application/json")
