"""Ready files that check a plan on every push: GitHub Actions or GitLab CI."""

from collections.abc import Mapping
from typing import Final

from incplan import __version__

_GITHUB: Final = """\
# Checks the plan on every push, and every Monday: dates pass even when nobody changes a file.
# It must stand at the top of the repository.
name: incplan
on:
  push:
  pull_request:
  schedule:
    - cron: "0 6 * * 1"
permissions:
  contents: read
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "incplan>={version}"
      - run: incplan validate --format github
"""
_GITLAB: Final = """\
# Checks the plan on every push. Schedule a pipeline too: dates pass even when no file changes.
incplan:
  image: python:3.12-slim
  script:
    - pip install "incplan>={version}"
    - incplan validate --format concise
  after_script:
    - incplan validate --format junit > incplan.xml || true
  artifacts:
    when: always
    reports:
      junit: incplan.xml
"""
_FILES: Final[Mapping[str, tuple[str, str]]] = {
    "github": (".github/workflows/incplan.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
}
#: Services a plan can be checked on.
SERVICES: Final = tuple(_FILES)


def ci_files(service: str | None) -> dict[str, str]:
    """Plan-relative path to content; nothing for no service."""
    if service is None:
        return {}
    path, text = _FILES[service]
    return {path: text.replace("{version}", __version__)}
