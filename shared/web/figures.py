"""Every request, counted and timed by its route as the code has it, never by its address: addresses hold tracking codes."""

from prometheus_client import Histogram
from werkzeug.wrappers import Request, Response

ROUTE = "aduan.rute"  # in the environment: the rule that answered
ASKED = "aduan.diikuti"  # and the request as it is followed, if it is (shared/machinery/traces)
NONE = "(tidak ada)"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

REQUESTS = Histogram(
    "aduan_request_seconds",
    "From the last header to the first word of the answer",
    ["method", "route", "status"],
    buckets=(0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0),
)


def note(request: Request, response: Response, seconds: float) -> None:
    """`status`: its class, "2xx" to "5xx"."""
    method = request.method if request.method in METHODS else "lain"
    route = request.environ.get(ROUTE, NONE)
    REQUESTS.labels(method, route, f"{response.status_code // 100}xx").observe(seconds)
