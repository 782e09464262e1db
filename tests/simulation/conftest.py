"""The running program of the services' tests, for stories that are read through its doors."""

from tests.services.conftest import kantor

__all__ = ["kantor"]
