"""One running program for each file of attacks: limits and refusals are counted there, and others' attempts would count too."""

from tests.services.conftest import kantor_sendiri as kantor

__all__ = ["kantor"]
