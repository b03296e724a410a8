"""Errors for programs: problem details (RFC 9457) instead of a page."""

from __future__ import annotations

import json
from typing import Any

from flask import Response

MIMETYPE = "application/problem+json"


def problem(status: int, title: str, detail: str, **members: Any) -> Response:
    """Return a response with a problem.

    Parameters
    ----------
    status : HTTP status, repeated in the body
    title : the kind of problem; the same words whenever it occurs
    detail : what is wrong this time, and what would be valid
    members : further members of the body, such as ``parameter``
    """
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **members}
    response = Response(json.dumps(body, ensure_ascii=False), status=status, mimetype=MIMETYPE)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.cache_control.no_store = True
    return response
