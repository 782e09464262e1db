"""A browser in a few words, for the owner's own list of where they are signed in."""

from werkzeug.wrappers import Request

BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


def browser_name(request: Request) -> str:
    """ "Firefox di Android"; empty for what does not say."""
    agent = request.headers.get("User-Agent", "")[:400]
    known = [next((name for mark, name in names if mark in agent), "") for names in (BROWSERS, SYSTEMS)]
    return " di ".join(filter(None, known))
