"""Where a list of what is due goes on: the place of the last row that was shown, so that what comes in or goes out shifts nothing."""

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from shared.domain.aduan.penolakan import TidakSah

FAR = datetime(9999, 1, 1, tzinfo=UTC)  # stands for "no due time"


class BadCursor(TidakSah):
    """Kursor halaman ini tidak dikenal; mulai lagi dari halaman pertama."""

    kode = "kursor-tidak-sah"


class Place(NamedTuple):
    """In the list's order: whether it stands behind what was raised, when it is due, its id."""

    behind: bool
    due: datetime
    id: UUID

    def cursor(self) -> str:
        """As it is put into an address."""
        text = json.dumps([self.behind, self.due.isoformat(), str(self.id)])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, cursor: str | None) -> "Place":
        """Without one it is before all rows. Raises BadCursor."""
        if not cursor:
            return cls(False, datetime(1, 1, 2, tzinfo=UTC), UUID(int=0))
        try:
            behind, due, id_ = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            place = cls(behind, datetime.fromisoformat(due), UUID(id_))
        except (ValueError, TypeError, AttributeError, binascii.Error):
            raise BadCursor from None
        if place.due.tzinfo is None or not isinstance(behind, bool):
            raise BadCursor
        return place
