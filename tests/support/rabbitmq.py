"""A real RabbitMQ for the tests: a container, or a private node with its own ports and folders."""

from collections.abc import Iterator
from contextlib import contextmanager

from ops.paket import pasang
from ops.simpul import TENANG, Broker, Simpul
from tests.support.pilihan import PILIHAN, citra, docker_menjawab, langsung
from tests.support.postgres import folder_terbuka

CITRA = "rabbitmq:4-management"
TIDAK_ADA = "NO REAL RABBITMQ HERE: start Docker, or apt-get install rabbitmq-server, then ./aduan test again"


@contextmanager
def server() -> Iterator[Broker | None]:
    """None where there is none to be had."""
    if docker_menjawab() and citra(CITRA):
        with _kontainer() as broker:
            yield broker
    elif PILIHAN != "docker" and (program := pasang("rabbitmq-server")):
        with folder_terbuka("aduan-uji-rmq-") as folder, Simpul(program, folder) as simpul:
            yield simpul.broker
    else:
        yield None


@contextmanager
def _kontainer() -> Iterator[Broker]:
    from testcontainers.community.rabbitmq import RabbitMqContainer

    bahan = RabbitMqContainer(CITRA, username="aduan", password="aduan-uji").with_exposed_ports(5672, 15672)
    with bahan.with_envs(**TENANG) as kontainer:

        def ctl(*args: str) -> str:
            hasil = kontainer.exec(["rabbitmqctl", *args])
            keluaran = hasil.output.decode()
            assert hasil.exit_code == 0, keluaran
            return keluaran

        host, port = langsung(kontainer, 5672)
        management = 15672 if port == 5672 else int(kontainer.get_exposed_port(15672))  # which may not listen yet
        broker = Broker(host, port, management, "aduan", "aduan-uji", ctl)
        broker.tunggu()
        yield broker
