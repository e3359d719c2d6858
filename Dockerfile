# syntax=docker/dockerfile:1
#
# The image runs the `turnusmotor` command line:
#
#   docker run --rm --read-only --volume "$PWD:/data" turnusmotor solve problem.json --out result.json
#
# The long-running commands (serve, worker) come with the API issue, and with them a port and a HEALTHCHECK: there is
# nothing to ask after yet. The release pipeline pins the base image by digest.
#
# ortools has wheels for glibc only, so the base is Debian and can never be Alpine.

FROM python:3.13-slim AS build
ARG UV_VERSION=0.13.9
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
WORKDIR /build
RUN pip install uv==${UV_VERSION} && python -m venv --without-pip /opt/turnusmotor
ENV VIRTUAL_ENV=/opt/turnusmotor
# The dependencies first: their layer is made again only when they change. The lock as a constraint gives its versions
# and has its hashes verified, but leaves the test extra out.
COPY pyproject.toml requirements.lock ./
RUN uv pip install --constraint requirements.lock --requirement pyproject.toml
COPY models models
COPY solver solver
COPY api api
RUN uv pip install --no-deps .

FROM python:3.13-slim
# tini as process 1 reaps the solver's children when a worker dies before them.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --create-home turnusmotor
COPY --from=build /opt/turnusmotor /opt/turnusmotor
ENV PATH=/opt/turnusmotor/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER turnusmotor
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "turnusmotor"]
CMD ["--help"]
