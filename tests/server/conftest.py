"""The shipped articles as answer modules see them, and a service over invented ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.status import TrialStatus
from index.encoder import load_encoder
from index.generation import build
from server.service import Service
from server.sources import Sources
from server.understanding import Understanding

ARTICLES = Path(__file__).parent / "articles"
NEWS = Provenance(
    title="Kommuner må prøve nye veje til bus og cykel",
    publisher="Vejbladet",
    default_status=TrialStatus.APPROVED,
)
RELEASE = Provenance(
    title="Tre trafikforsøg fortsætter",
    publisher="Trafikministeriet",
    published=date(2032, 5, 12),
)

settings.register_profile("frisvar", deadline=None, derandomize=True)
settings.load_profile("frisvar")


@pytest.fixture(scope="session")
def collection(service: Service) -> Collection:
    """The shipped articles."""
    return service.collection


@pytest.fixture(scope="session")
def sources(service: Service) -> Sources:
    """The shipped articles and their index, as answer modules draw on them."""
    return Sources(service.collection, service.retriever)


@pytest.fixture(scope="session")
def understanding(sources: Sources) -> Understanding:
    """Reads questions over the shipped articles."""
    return sources.understanding


@pytest.fixture(scope="session")
def other_service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over two invented articles of another field, other networks and other people."""
    invented = make_collection(
        make_document(name, (ARTICLES / name).read_text(encoding="utf-8"), known)
        for name, known in (("trafik_nyhed.txt", NEWS), ("trafik_meddelelse.txt", RELEASE))
    )
    return Service(invented, build(invented, load_encoder(), tmp_path_factory.mktemp("other")))
