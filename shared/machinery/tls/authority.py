"""A certificate authority for one office's network: made once, trusted once on each device, and good for nothing but local names.

Its name constraints (RFC 5280, 4.2.1.10) are what makes it fit to be trusted: whoever stole its key could pretend to be no bank.
"""

import datetime
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from shared.machinery.files import sync_folder, write_new

CERTIFICATE, KEY = "otoritas.pem", "otoritas.key"
TEN_YEARS = datetime.timedelta(days=3653)
LEAF = datetime.timedelta(days=90)
BACK = datetime.timedelta(days=1)  # a device whose clock is behind takes it, too
# Where no address of the internet lies: private, carrier's, link-local and loopback (RFC 1918, 6598, 3927, 4193, 4291).
NETWORKS = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
)
DOMAINS = ("local", "lan", "internal", "home.arpa", "localhost")  # that nobody on the internet can have (RFC 6762, 8375, 6761)


class AuthorityNarrow(Exception):
    """Otoritas di {folder} dibuat untuk nama lain dan tidak berlaku untuk {name}. Beri sertifikat sendiri, atau hapus folder itu \
agar dibuat yang baru: setiap komputer dan telepon lalu harus mempercayainya sekali lagi."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__((self.__doc__ or "").format(folder=folder, name=name))


class AuthorityBroken(Exception):
    """Otoritas di {folder} tidak lengkap atau tidak dapat dibaca. Pulihkan kedua berkasnya dari cadangan, atau hapus folder itu \
agar dibuat yang baru: setiap komputer dan telepon lalu harus mempercayainya sekali lagi."""

    def __init__(self, folder: Path) -> None:
        super().__init__((self.__doc__ or "").format(folder=folder))


@dataclass(frozen=True, slots=True)
class Authority:
    """Its certificate, and its key, which is not shown."""

    folder: Path
    certificate: x509.Certificate
    _key: ec.EllipticCurvePrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def fingerprint(self) -> str:
        """ "AB:CD:…", by which people compare what they downloaded."""
        return self.certificate.fingerprint(SHA256()).hex(":").upper()

    def issue(self, names: Sequence[str]) -> bytes:
        """A new key and a certificate for all of these names and addresses, as PEM. Raises AuthorityNarrow."""
        for name in names:
            if not self._permits(name):
                raise AuthorityNarrow(self.folder, name)
        key = ec.generate_private_key(ec.SECP256R1())
        built = (
            _begun(names[0][:64], self.certificate.subject, key.public_key(), LEAF)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
        )
        signed = built.sign(self._key, SHA256())
        return _pem(key) + signed.public_bytes(Encoding.PEM)

    def _permits(self, name: str) -> bool:
        permitted = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or ()
        if (address := _address(name)) is not None:
            networks = (tree.value for tree in permitted if isinstance(tree, x509.IPAddress))
            return any(address in network for network in networks if isinstance(network, IPv4Network | IPv6Network))
        return any(f".{name}".endswith(f".{tree.value}") for tree in permitted if isinstance(tree, x509.DNSName))


def read_or_make(folder: Path, names: Iterable[str]) -> Authority:
    """`names`: of this machine, besides what is local everywhere. Raises AuthorityBroken, OSError."""
    certificate, key = folder / CERTIFICATE, folder / KEY
    if not certificate.exists() and not key.exists():
        _make(folder, names)
    try:
        private = load_pem_private_key(key.read_bytes(), None)
        read = x509.load_pem_x509_certificate(certificate.read_bytes())
    except (ValueError, FileNotFoundError):
        raise AuthorityBroken(folder) from None
    if not isinstance(private, ec.EllipticCurvePrivateKey) or read.public_key() != private.public_key():
        raise AuthorityBroken(folder)
    return Authority(folder, read, private)


def _make(folder: Path, names: Iterable[str]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    own = [name for name in names if not _is_address(name)]
    addresses = [ip_network(name) for name in names if _is_address(name)]
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Aduan di {own[0] if own else 'kantor ini'}"[:64])])
    trees = [*map(x509.DNSName, (*DOMAINS, *own)), *map(x509.IPAddress, (*map(ip_network, NETWORKS), *addresses))]
    signed = (
        _begun(called, called, key.public_key(), TEN_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=trees, excluded_subtrees=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    write_new(folder / KEY, _pem(key))
    write_new(folder / CERTIFICATE, signed.public_bytes(Encoding.PEM))
    os.chmod(folder / CERTIFICATE, 0o644)
    sync_folder(folder)


def _begun(
    subject: str | x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, lasts: datetime.timedelta
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    name = subject if isinstance(subject, x509.Name) else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACK)
        .not_valid_after(now + lasts)
    )


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def _is_address(text: str) -> bool:
    return _address(text) is not None


def _general(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)
