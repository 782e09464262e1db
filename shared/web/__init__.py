"""The web edge: one address for all services, requests in, problem documents out."""

from shared.web.sentences import speak_indonesian

speak_indonesian()  # before any schema of a form or a request is defined
