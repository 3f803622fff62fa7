"""What an error looks like from outside: a problem object, OpenAI's shape under /v1, or a page.

One table says which error of ours is which status; the routes only raise. No answer carries a
traceback or the words that were sent.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from corpus.errors import (
    CitationNotFoundError,
    CorpusError,
    DocumentNotFoundError,
    FrisvarError,
    PassageNotFoundError,
)
from index.errors import RetrievalError
from server.api.errors import (
    InvalidAnswerError,
    MalformedFormError,
    ModelNotFoundError,
    ServiceFailedError,
    ServiceStartingError,
)
from server.api.security import SECURITY_HEADERS
from server.api.state import state_of
from server.api.validation import FieldError, field_errors, is_malformed
from server.errors import QuestionError
from server.pages import ErrorPage
from server.rendering import render
from server.views.errors import error_page
from server.views.signature import signed

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
MACHINE_PATHS = (
    "/api",
    "/v1",
    "/health",
    "/metrics",
    "/version",
    "/openapi.json",
    "/static",
    "/svar",  # asked by the page's script, which shows the detail itself
)
RETRY_AFTER_SECONDS = "2"

STATUS: Mapping[type[FrisvarError], int] = {
    DocumentNotFoundError: 404,
    PassageNotFoundError: 404,
    CitationNotFoundError: 404,
    CorpusError: 503,
    ModelNotFoundError: 404,
    MalformedFormError: 400,
    QuestionError: 422,
    InvalidAnswerError: 422,
    RetrievalError: 503,
    ServiceStartingError: 503,
    ServiceFailedError: 503,
}

TITLES: Mapping[int, str] = {
    400: "Forespørgslen kan ikke læses",
    403: "Forespørgslen er afvist",
    404: "Findes ikke",
    405: "Det kan man ikke her",
    408: "Forespørgslen kom for langsomt",
    413: "Forespørgslen er for stor",
    415: "Formatet kan ikke læses",
    422: "Forespørgslen kan ikke besvares",
    500: "Der skete en fejl",
    503: "Ikke klar",
}

DETAILS: Mapping[int, str] = {
    400: "Indholdet er ikke gyldig JSON i UTF-8.",
    404: "Der er intet på denne adresse.",
    405: "Adressen findes, men ikke med denne metode.",
    500: "Fejlen er vores, ikke din. Prøv igen, og sig til, hvis det sker igen.",
}

CODES: Mapping[int, str] = {
    400: "malformed_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
    422: "invalid_request",
    500: "internal_error",
    503: "unavailable",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An error as RFC 9457 tells it; `title` and `detail` are Danish, `code` is for programs."""

    status: int
    code: str
    detail: str
    errors: tuple[FieldError, ...] = ()

    @property
    def title(self) -> str:
        """What kind of error it is, the same for all errors of one status."""
        return TITLES.get(self.status, TITLES[500 if self.status >= 500 else 400])


class FieldErrorModel(BaseModel):
    """A field of a request that cannot be used, and why."""

    field: str
    message: str


class ProblemModel(BaseModel):
    """application/problem+json."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldErrorModel] | None = None


class OpenAIError(BaseModel):
    """What went wrong, in the shape that OpenAI's clients read."""

    message: str
    type: str
    param: str | None
    code: str


class OpenAIErrorModel(BaseModel):
    """The envelope of errors under /v1."""

    error: OpenAIError


def problem_of(error: FrisvarError) -> Problem:
    """The problem that one of our errors is to a caller."""
    for kind in type(error).__mro__:
        if kind in STATUS:
            return Problem(status=STATUS[kind], code=error.code, detail=str(error))
    return Problem(status=500, code=error.code, detail=DETAILS[500])


def problem_model(problem: Problem) -> ProblemModel:
    """The JSON of a problem."""
    errors = [FieldErrorModel(field=e.field, message=e.message) for e in problem.errors]
    return ProblemModel(
        title=problem.title,
        status=problem.status,
        detail=problem.detail,
        code=problem.code,
        errors=errors or None,
    )


def problem_response(
    request: Request, problem: Problem, headers: Mapping[str, str] | None = None
) -> Response:
    """The problem in the shape that this caller reads."""
    headers = dict(headers or {})
    if problem.status == 503:
        headers.setdefault("Retry-After", RETRY_AFTER_SECONDS)
    path = request.url.path
    if path == "/v1" or path.startswith("/v1/"):
        content, media_type = openai_error(problem).model_dump_json(), "application/json"
    elif wants_page(request):
        content, media_type = render(_error_page(problem, request)), "text/html"
    else:
        content = problem_model(problem).model_dump_json(exclude_none=True)
        media_type = MEDIA_TYPE
    return Response(content, problem.status, headers, media_type)


def wants_page(request: Request) -> bool:
    """Whether a person at a browser is asking: the address is a page's and HTML is accepted."""
    path = request.url.path
    if any(path == prefix or path.startswith(f"{prefix}/") for prefix in MACHINE_PATHS):
        return False
    return "text/html" in request.headers.get("accept", "")


def handle_errors(app: FastAPI) -> None:
    """Make `app` answer every error with a problem."""
    app.add_exception_handler(FrisvarError, _on_ours)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_defect)


async def _on_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, FrisvarError)
    problem = problem_of(error)
    if problem.status == 500:
        logger.error("%s: %s", error.code, type(error).__name__)
    return problem_response(request, problem)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    code = CODES.get(status, "http_error")
    problem = Problem(status=status, code=code, detail=DETAILS.get(status, DETAILS[404]))
    return problem_response(request, problem, error.headers)


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if is_malformed(error):
        return problem_response(request, Problem(status=400, code=CODES[400], detail=DETAILS[400]))
    errors = field_errors(error)
    detail = " ".join(f"»{e.field}« {e.message}." for e in errors)
    problem = Problem(status=422, code=CODES[422], detail=detail, errors=errors)
    return problem_response(request, problem)


async def _on_defect(request: Request, error: Exception) -> Response:
    # Starlette answers with this outside all middleware, and raises on so that the server logs it.
    problem = Problem(status=500, code=CODES[500], detail=DETAILS[500])
    return problem_response(request, problem, SECURITY_HEADERS)


def openai_error(problem: Problem) -> OpenAIErrorModel:
    """The problem as OpenAI's clients read it."""
    kind = "invalid_request_error" if problem.status < 500 else "server_error"
    return OpenAIErrorModel(
        error=OpenAIError(
            message=problem.detail,
            type=kind,
            param=problem.errors[0].field if problem.errors else None,
            code=problem.code,
        )
    )


def _error_page(problem: Problem, request: Request) -> ErrorPage:
    page = error_page(
        path=request.url.path,
        status=problem.status,
        code=problem.code,
        title=problem.title,
        detail=problem.detail,
    )
    return signed(page, state_of(request.app).settings)
