"""With which certificate a connection is answered: of the office's own authority, for the address it came to; or one that was given."""

import ssl
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import structlog
from cryptography import x509
from eventlet.green.ssl import GreenSSLContext

from shared.machinery.logs import describe
from shared.machinery.tls.authority import Authority

RENEW_AFTER = 30 * 86400.0  # seconds; they last three times as long

log = structlog.get_logger("tls")


class CertificateWrong(Exception):
    """Sertifikat {certificate} dan kunci {key} tidak dapat dipakai: {reason}."""

    def __init__(self, certificate: Path, key: Path, reason: str) -> None:
        super().__init__((self.__doc__ or "").format(certificate=certificate, key=key, reason=reason))


class Certificates(Protocol):
    @property
    def authority(self) -> Authority | None:
        """What people's devices must be told of; None: they know it already."""

    def context(self, address: str) -> ssl.SSLContext:
        """For a connection that came to this address of ours."""


@dataclass
class Own:
    """`names`: in every certificate, beside the address. One for each address of this machine, in memory, renewed in time."""

    authority: Authority
    names: Sequence[str]
    _made: dict[str, tuple[float, ssl.SSLContext]] = field(default_factory=dict)

    def context(self, address: str) -> ssl.SSLContext:
        at, context = self._made.get(address, (0.0, None))
        now = time.monotonic()
        if context is None or now - at > RENEW_AFTER:
            context = self._new(address)
            self._made[address] = now, context
        return context

    def _new(self, address: str) -> ssl.SSLContext:
        """OpenSSL reads keys from files alone: this one is gone as soon as it was read."""
        with tempfile.NamedTemporaryFile(dir=self.authority.folder) as file:  # mode 0600
            file.write(self.authority.issue(tuple(dict.fromkeys((address, *self.names)))))
            file.flush()
            return _context(Path(file.name), None)


@dataclass
class Given:
    """From files, and anew when they change; while what is there now cannot be used, with what was read before."""

    certificate: Path
    key: Path
    authority: None = None
    _read: tuple[tuple[float, float], ssl.SSLContext] | None = None

    def __post_init__(self) -> None:
        """Raises CertificateWrong."""
        try:
            self._read = self._stamp(), _context(self.certificate, self.key)
        except OSError as e:  # ssl.SSLError, too
            raise CertificateWrong(self.certificate, self.key, e.strerror or type(e).__name__) from None

    @property
    def names(self) -> list[str]:
        """For which it was made; those of a whole domain (`*.…`) name no computer."""
        read = x509.load_pem_x509_certificate(self.certificate.read_bytes())
        try:
            value = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        except x509.ExtensionNotFound:
            return []
        domains = [name for name in value.get_values_for_type(x509.DNSName) if not name.startswith("*")]
        return [*domains, *map(str, value.get_values_for_type(x509.IPAddress))]

    def context(self, address: str) -> ssl.SSLContext:
        assert self._read is not None
        stamp, context = self._read
        try:
            if self._stamp() != stamp:
                context = _context(self.certificate, self.key)
                self._read = self._stamp(), context
        except OSError as e:
            log.error("certificate_not_read", error=describe(e))
        return context

    def _stamp(self) -> tuple[float, float]:
        return self.certificate.stat().st_mtime, self.key.stat().st_mtime


def _context(certificate: Path, key: Path | None) -> ssl.SSLContext:
    context: ssl.SSLContext = GreenSSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    return context
