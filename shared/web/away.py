"""What is said where the database cannot, in one place for pages and programs: what became of a request, as far as anybody knows."""

from werkzeug.wrappers import Response

from shared.machinery.database import surely_undone, writes_refused
from shared.machinery.eventstore.store import APPENDED
from shared.machinery.service.writes import WRITES

AGAIN_IN = "5"  # seconds
NOT_NOW = "Basis data sedang tidak dapat dihubungi; coba lagi sebentar."
UNDONE = "Basis data sedang tidak dapat dihubungi. Permintaan ini tidak tersimpan; coba lagi sebentar."
FULL = "Sistem sedang tidak dapat menyimpan apa pun. Permintaan ini tidak tersimpan; coba lagi nanti."
PERHAPS = "Basis data terputus di tengah permintaan ini. Ia mungkin sudah tersimpan; kirim ulang dengan kunci yang sama (Idempotency-Key)."
PERHAPS_FORM = "Basis data terputus di tengahnya, jadi kiriman ini mungkin sudah tersimpan. Kirim ulang dari sini: ia tercatat sekali saja."
UNDONE_FORM = "Sistem sedang tidak dapat menyimpan, dan kiriman ini tidak tersimpan. Kirim lagi sebentar lagi."


def nothing_stored(error: BaseException) -> bool:
    """Whether it is known that this request has stored nothing."""
    return surely_undone(error) and not APPENDED.get()


def for_programs(error: BaseException, reads: bool) -> str:
    """`reads`: a request that changes nothing."""
    if reads:
        return NOT_NOW
    if not nothing_stored(error):
        return PERHAPS
    return FULL if writes_refused(error) else UNDONE


def for_people(error: BaseException) -> str:
    """Of a form that was sent, before what became of the words in it."""
    return UNDONE_FORM if nothing_stored(error) else PERHAPS_FORM


def later(response: Response, error: BaseException) -> Response:
    """With when to try again; and a refused write is told to health."""
    if writes_refused(error):
        WRITES.refused(error)
    response.headers.setdefault("Retry-After", AGAIN_IN)
    return response
