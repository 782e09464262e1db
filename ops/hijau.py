"""Makes this process cooperative (eventlet); imported before everything else by the processes that serve."""

import os
import warnings

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # the system's own resolver knows /etc/hosts and the container's names
warnings.filterwarnings("ignore", message="(?s).*Eventlet is deprecated")  # docs/adr: Nameko stays at the edges

import eventlet  # noqa: E402

eventlet.monkey_patch()
