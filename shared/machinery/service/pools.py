"""How long people wait for a connection to PostgreSQL: each pool's own figures, by the role that it acts as."""

from collections import Counter
from collections.abc import Iterator

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from shared.machinery.database import pool_figures

GAUGES = {
    "pool_size": ("aduan_pool_connections", "Connections of the pool"),
    "pool_available": ("aduan_pool_idle", "Connections of the pool that nobody uses"),
    "requests_waiting": ("aduan_pool_waiting", "Who waits for a connection now"),
}
COUNTERS = {
    "requests_num": ("aduan_pool_requests", "Connections asked for", 1.0),
    "requests_queued": ("aduan_pool_waits", "Of them, those that had to wait", 1.0),
    "requests_wait_ms": ("aduan_pool_wait_seconds", "How long they waited altogether", 1000.0),
    "requests_errors": ("aduan_pool_timeouts", "Of them, those that got none", 1.0),
    "connections_lost": ("aduan_pool_connections_lost", "Connections whose server went away", 1.0),
}


class Pools(Collector):
    def collect(self) -> Iterator[Metric]:
        by_role: dict[str, Counter[str]] = {}
        for role, figures in pool_figures():
            by_role.setdefault(role, Counter()).update(figures)
        for key, (name, said) in GAUGES.items():
            gauge = GaugeMetricFamily(name, said, labels=["role"])
            for role, figures in sorted(by_role.items()):
                gauge.add_metric([role], figures[key])
            yield gauge
        for key, (name, said, unit) in COUNTERS.items():
            counter = CounterMetricFamily(name, said, labels=["role"])
            for role, figures in sorted(by_role.items()):
                counter.add_metric([role], figures[key] / unit)
            yield counter

    def describe(self) -> list[Metric]:
        return []  # not looked up at registration
