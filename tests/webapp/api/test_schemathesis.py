"""The running server against its own OpenAPI document, with requests that nobody thought of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)


@pytest.mark.system
@pytest.mark.parametrize("language", ["", "/en"])
def test_no_request_finds_an_answer_that_the_document_does_not_describe(
    address: str, language: str, tmp_path: Path
) -> None:
    # As a command: its plugin for pytest does not know pytest 9 yet.
    command = [Path(sys.executable).with_name("schemathesis"), "run", f"{address}{language}/api/openapi.json"]
    limits = ["--max-examples", "20", "--seed", "1", "--phases", "examples,coverage,fuzzing"]
    done = subprocess.run(
        [*command, "--checks", ",".join(CHECKS), *limits, "--no-color"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]
    assert "Tested: " in done.stdout
