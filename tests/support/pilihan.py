"""Which servers the tests run on: containers, or private ones of this machine. ADUAN_TEST_SERVERS=docker|local decides."""

import contextlib
import gc
import os
import socket
import warnings
from contextlib import closing
from functools import cache

import pytest

PILIHAN = os.environ.get("ADUAN_TEST_SERVERS", "")
CI = os.environ.get("CI", "").lower() == "true"
RYUK = "testcontainers/ryuk"


@cache
def docker_menjawab() -> bool:
    """Whether containers can be used; asked once."""
    if PILIHAN == "local":
        return False
    import docker
    from docker.errors import DockerException

    client = None
    with contextlib.suppress(DockerException):
        client = docker.from_env(timeout=5)
    if client is None:  # the half-made client left a socket open (docker 7.1): its warning is not a test's
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()
        return False
    try:
        client.ping()
        # Its helper image removes containers of killed runs; where it is not at hand the fixtures clean up themselves.
        if not client.images.list(RYUK):
            os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
        return True
    except DockerException:
        return False
    finally:
        client.close()


@cache
def citra(nama: str) -> bool:
    """Whether the image is here, or can be fetched."""
    import docker
    from docker.errors import DockerException

    if not docker_menjawab():
        return False
    with closing(docker.from_env(timeout=300)) as client:
        for ambil in (client.images.get, client.images.pull):
            try:
                ambil(nama)
                return True
            except DockerException:
                continue
    return False


def alamat(kontainer, port: int) -> tuple[str, int]:
    """Where a container's port is reached: on the loopback address if it can be, or where testcontainers says."""
    luar = int(kontainer.get_exposed_port(port))
    try:
        socket.create_connection(("127.0.0.1", luar), 2).close()
        return "127.0.0.1", luar
    except OSError:
        return kontainer.get_container_host_ip(), luar


def langsung(kontainer, port: int) -> tuple[str, int]:
    """The container's own address, where it can be reached: what forwards a port works as hard as the server behind it. Else `alamat`."""
    wadah = kontainer.get_wrapped_container()
    wadah.reload()
    for jaringan in wadah.attrs["NetworkSettings"]["Networks"].values():
        with contextlib.suppress(OSError):
            socket.create_connection((jaringan["IPAddress"], port), 2).close()
            return jaringan["IPAddress"], port
    return alamat(kontainer, port)


def harus_ada(alasan: str, wadah: bool = False) -> None:
    """Skip, loudly; in CI what is skipped has failed. `wadah`: only containers can give it, so a run without them does not."""
    if (CI and not (wadah and PILIHAN == "local")) or PILIHAN == "docker":
        pytest.fail(alasan, pytrace=False)
    pytest.skip(alasan)
