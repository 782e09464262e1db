"""One running program for each file of attacks."""

from tests.services.conftest import kantor

__all__ = ["kantor"]
