"""Errors at the edge: from a code to a status and a sentence in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse

from service_quest.domain.errors import DomainError


class ForeignOrigin(DomainError):
    """A page of another site asked."""

    code = "foreign-origin"


class NotJson(DomainError):
    """The body is declared as something else."""

    code = "not-json"


class BadJson(DomainError):
    """The body is no JSON."""

    code = "bad-json"


class TooLarge(DomainError):
    """The body is over the limit (`most` bytes)."""

    code = "too-large"


class TooSlow(DomainError):
    """The body did not arrive in time."""

    code = "too-slow"


class NumberNeeded(DomainError):
    """A field needs a whole number (`least` to `most`); `label`: the id of its own sentence."""

    code = "number-needed"


class NoSuchDay(DomainError):
    """A field needs a day, and holds none."""

    code = "no-such-day"


class NotFound(DomainError):
    """There is no such address."""

    code = "not-found"


class Unexpected(DomainError):
    """A mistake of ours."""

    code = "unexpected"


STATUS = {
    "bad-attempt": 400,
    "bad-json": 400,
    "bad-request": 400,
    "unknown-language": 400,
    "no-session": 401,
    "wrong-sign-in": 401,
    "foreign-origin": 403,
    "not-allowed": 403,
    "out-of-reach": 403,
    "gone": 404,
    "invitation-invalid": 404,
    "code-invalid": 404,
    "not-found": 404,
    "too-slow": 408,
    "id-reused": 409,
    "person-mismatch": 409,
    "already-joined": 409,
    "alias-taken": 409,
    "alias-taken-there": 409,
    "already-come": 409,
    "alias-leads": 409,
    "name-taken": 409,
    "team-not-empty": 409,
    "unknown-zone": 422,
    "team-name-taken": 409,
    "too-large": 413,
    "not-json": 415,
    "illegal-move": 422,
    "move-after-ending": 422,
    "unfinished-attempt": 422,
    "unknown-case": 422,
    "unknown-parting": 422,
    "unknown-reply": 422,
    "alias-length": 422,
    "name-length": 422,
    "text-length": 422,
    "name-on-line": 422,
    "name-twice": 422,
    "no-names": 422,
    "list-unreadable": 422,
    "unfit-signs": 422,
    "password-length": 422,
    "password-too-plain": 422,
    "too-many": 422,
    "hours-reversed": 422,
    "away-reversed": 422,
    "path-reversed": 422,
    "due-past": 422,
    "due-too-far": 422,
    "no-such-day": 422,
    "number-needed": 422,
    "not-two": 422,
    "wrong-password": 422,
    "last-administrator": 409,
    "kept-too-long": 422,
    "no-goal": 422,
    "no-headcount": 422,
    "too-many-tries": 429,
    "store-busy": 503,
    "store-full": 503,
    "store-too-new": 503,
    "store-unreachable": 503,
}
"""The HTTP status of each code; 500 for any other."""

LATER = ("no-session", "foreign-origin", "too-slow", "person-mismatch")
RETRY_SECONDS = 30


def error_response(error: DomainError, sentences: Mapping[str, str]) -> JSONResponse:
    """Return an error as JSON: code, data, sentence, and whether to send it again.

    `keep` tells a device to hold on to what it sent: it may be taken later.
    """
    status = STATUS.get(error.code, HTTPStatus.INTERNAL_SERVER_ERROR)
    later = status >= HTTPStatus.INTERNAL_SERVER_ERROR or error.code in LATER
    headers = {"cache-control": "no-store"}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["retry-after"] = str(RETRY_SECONDS)
    elif status == HTTPStatus.TOO_MANY_REQUESTS:
        headers["retry-after"] = str(60 * int(error.data["minutes"]))
    body = {
        "error": error.code,
        "data": error.data,
        "message": sentence_for(error, sentences),
        "keep": later,
    }
    return JSONResponse(body, status, headers)


def sentence_for(error: DomainError, sentences: Mapping[str, str]) -> str:
    """Return the sentence for an error, its data filled in; the code if there is none.

    A `label` among the data is the id of another sentence.
    """
    sentence = sentences.get(f"errors.{error.code}", error.code)
    for name, value in error.data.items():
        told = sentences.get(str(value), str(value)) if name == "label" else str(value)
        sentence = sentence.replace(f"{{{name}}}", told)
    return sentence
