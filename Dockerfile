# One image for the four services, the relay and the commands; which of them it is, the first argument says.
FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/app HOST=0.0.0.0 PORT=8000 ADUAN_LOG=json \
    # Memory that is free goes back to the machine (shared/machinery/processes/hemat.py).
    MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=262144 MALLOC_MMAP_THRESHOLD_=262144
WORKDIR /app

COPY requirements/runtime.txt requirements/
# runtime.txt alone: the embedded PostgreSQL of local.txt has no place in a container.
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore --require-hashes -r requirements/runtime.txt \
 && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin aduan \
 # A new volume takes the rights of what it covers: whichever user the containers run as writes there.
 && install -d -m 1777 /lampiran /penghapusan /cadangan /cadangan-kunci /tanda

COPY ops ops
COPY services services
COPY shared shared
RUN python -m compileall -q ops services shared

USER 10001:10001
EXPOSE 8000
# Whether this process lives, and no more: one that is well and has no database is not to be started again.
HEALTHCHECK --interval=5s --timeout=4s --start-period=30s --retries=6 \
    CMD ["python", "-SEc", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/livez', timeout=3)"]
ENTRYPOINT ["python", "-P", "-m", "ops.cli"]
CMD ["--help"]
