"""Probes and figures for those who run the service."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field

from server.api.state import OpenService, State
from server.design import has_design

DISTRIBUTION = "frisvar"

router = APIRouter()


class Liveness(BaseModel):
    """The process answers."""

    status: str


class Readiness(BaseModel):
    """The index is open, with the model it was built with."""

    status: str
    index_version: str
    design: bool = Field(description="Whether the pages have their design; make install brings it")


class Version(BaseModel):
    """Which program answers, and from which index."""

    name: str
    version: str
    index_version: str


@router.get("/health/live")
async def live() -> Liveness:
    """200 as long as the process answers."""
    return Liveness(status="live")


@router.get("/health/ready", responses={503: {"description": "The index is not open"}})
async def ready(service: OpenService) -> Readiness:
    """200 once questions can be answered."""
    return Readiness(status="ready", index_version=service.index_version, design=has_design())


@router.get("/version")
async def get_version(service: OpenService) -> Version:
    """The program's version and the index's fingerprint."""
    return Version(
        name=DISTRIBUTION, version=program_version(), index_version=service.index_version
    )


@router.get("/metrics", response_class=Response)
async def metrics(state: State) -> Response:
    """The figures, as Prometheus reads them."""
    return Response(state.metrics.text(), media_type=CONTENT_TYPE_LATEST)


def program_version() -> str:
    """The version of the installed distribution; in a bare checkout there is none to name."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "uninstalled"
