"""The page about Frisvar, and what a person sees when something is wrong."""

from __future__ import annotations

from corpus.collection import Collection
from server.pages import AboutPage, Navigation
from server.views.words import counted, sources_counted


def about_page(collection: Collection, *, version: str, index_version: str) -> AboutPage:
    """What Frisvar is, over the documents it has."""
    trials = counted(len(collection.trials), "forsøg", "forsøg")
    return AboutPage(
        title="Om Frisvar",
        current=Navigation.ABOUT,
        contents=f"{sources_counted(collection)} med {trials}",
        networks=collection.networks,
        version=version,
        index_version=index_version,
    )
