"""What is made with the key file's keys by HMAC-SHA-256: ids, tracking codes, and the mark of a request.

Nobody without the master key can compute or guess them, and the same input gives the same output for ever.
"""

import hmac
from uuid import UUID, uuid4

import rfc8785

from shared.machinery.json_value import JsonObject
from shared.machinery.privacy.errors import TextNotStorable
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.tracking_code import BITS, write_code


class Derivations:
    """A key of the file for each purpose; shows none of them."""

    def __init__(self, master: MasterKeys) -> None:
        self._stream = master.derived("id-aliran")
        self._reporter = master.derived("id-pelapor")
        self._tracking = master.derived("kode-lacak")
        self._code = master.derived("sidik-kode-lacak")
        self._request = master.derived("permintaan")
        self._act = master.derived("tindakan")
        self._master = master

    def stream_id(self, principal: str | None, idempotency_key: str | None, body: JsonObject) -> UUID:
        """The complaint's id: 122 bits of the HMAC, as a UUID of version 8.

        Of who asks and their Idempotency-Key; without a login of the key and the body; a random UUID without a key.
        """
        if idempotency_key is None:
            return uuid4()
        parts = [(principal or "").encode(), _utf8(idempotency_key)]
        if not principal:
            parts.append(canonical(body))
        return _uuid8(_hmac(self._stream, *parts))

    def pelapor_id(self, aduan_id: UUID) -> UUID:
        """The reporter's id in this complaint and in no other, whoever they are; a repeat finds the same key. UUID version 8."""
        return _uuid8(_hmac(self._reporter, aduan_id.bytes))

    def kode_lacak(self, aduan_id: UUID, version: int = 1) -> str:
        """The tracking code: 128 bits of the HMAC, as "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XC". `version`: one more at each replacement."""
        parts = [aduan_id.bytes] if version == 1 else [aduan_id.bytes, version.to_bytes(4)]
        return write_code(_hmac(self._tracking, *parts)[: BITS // 8])

    def code_digest(self, code: str) -> bytes:
        """All that is kept of a tracking code in the form `periksa_kode` gives, and by which it is looked up: 32 bytes."""
        return _hmac(self._code, code.encode())

    def request_digest(self, aduan_id: UUID, body: JsonObject) -> str:
        """The mark by which a repeated request is told from a reused key: 64 hexadecimal characters.

        Keyed, because a bare hash of a short text with a name or number in it can be guessed; of this complaint, so that two with the
        same words share nothing.
        """
        return _hmac(self._request, aduan_id.bytes, canonical(body)).hex()

    def act_id(self, who: str, key: str, address: str, body: JsonObject) -> UUID:
        """Names what somebody does with one form, or under one Idempotency-Key, however often it is sent. UUID version 8.

        Its first half says which act (`same_act`), its second with what content; keyed as `request_digest`, and for its reason.
        """
        act = _hmac(self._act, who.encode(), _utf8(key), address.encode())
        return _uuid8(act[:8] + _hmac(self._act, act, canonical(body))[:8])

    def paper_mark(self, paper: UUID) -> str:
        """A word that stands on this paper alone, 32 hexadecimal characters: who has only the paper's digest can guess nothing by it."""
        return _hmac(self._master.derived("tera-surat"), paper.bytes)[:16].hex()

    def contact_key(self) -> bytes:
        """32 bytes, under which the addresses that alerts go to are kept."""
        return self._master.derived("kontak-kabar")

    def alert_contact_digest(self, url: str) -> bytes:
        """By which an address that alerts go to is found again."""
        return hmac.digest(self._master.derived("kontak-kabar-sidik"), _utf8(url), "sha256")

    def account_key(self, purpose: str) -> bytes:
        """32 bytes for one purpose of the accounts: limits, second factors, contacts, one-time codes."""
        return self._master.derived(f"akun-{purpose}")

    def contact_digest(self, kontak: str) -> bytes:
        """By which an account is found by its contact in normal form; keyed, since a bare hash of a number is guessed in seconds."""
        return _hmac(self.account_key("kontak"), _utf8(kontak))

    def __repr__(self) -> str:
        return "Derivations()"


def same_act(one: UUID, other: UUID) -> bool:
    """Whether two ids of `Derivations.act_id` name the same act, with whatever content."""
    return one.bytes[:8] == other.bytes[:8]


def canonical(body: JsonObject) -> bytes:
    """The RFC 8785 form of JSON data. TextNotStorable for what has none (lone surrogates, integers beyond 2^53, no JSON)."""
    try:
        return rfc8785.dumps(dict(body))
    except (rfc8785.CanonicalizationError, ValueError, TypeError):
        pass  # raised below: the error at hand may quote the data
    raise TextNotStorable


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _hmac(key: bytes, *parts: bytes) -> bytes:
    """Over the parts, each behind its length, so that no two lists give the same bytes."""
    return hmac.digest(key, b"".join(len(b).to_bytes(4) + b for b in parts), "sha256")


def _uuid8(data: bytes) -> UUID:
    number = int.from_bytes(data[:16])
    number = number & ~(0xF << 76) | 8 << 76
    return UUID(int=number & ~(0b11 << 62) | 0b10 << 62)
