"""A page's screen as its answer."""

from werkzeug.wrappers import Response

from shared.machinery.html.screen import Screen
from shared.web.answers import html_answer
from shared.web.visit import Visit


def show(result: Screen | Response, visit: Visit, secret: bool, status: int | None = None) -> Response:
    """`secret`: its address opens something."""
    if isinstance(result, Response):
        if secret:
            result.headers["Referrer-Policy"] = "no-referrer"
        return result
    html = result.render(path=visit.request.path, form=visit.form, form_token=_Token(visit), visit=visit)
    return html_answer(visit.request, html, status or (422 if visit.form.has_errors else result.status), secret=secret)


class _Token:
    """Writes the token where a template puts it, so that pages without a form make no session."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def __str__(self) -> str:
        return self._visit.form_token()
