"""The page about Frisvar."""

from __future__ import annotations

from collections import Counter

from corpus.collection import Collection
from server.addresses import with_query
from server.group_words import NETWORK, GroupWord
from server.pages import AboutPage, Navigation, NetworkLink
from server.views.words import counted, grouped, sources_counted

KEPT = (
    "Den, der driver tjenesten, har slået til, at spørgsmål skrives i tjenestens log. De gemmes "
    "uden navn og uden adresse."
)
NOT_KEPT = "Intet af det, du spørger om, skrives i tjenestens log."


MAX_NETWORKS = 50


def largest_networks(collection: Collection) -> tuple[str, ...]:
    """The networks with most trials, in the order of their first trial."""
    counts = Counter(t.network for t in collection.trials)
    largest = {*sorted(collection.networks, key=lambda n: -counts[n])[:MAX_NETWORKS]}
    return tuple(n for n in collection.networks if n in largest)


def about_page(
    collection: Collection,
    *,
    version: str,
    index_version: str,
    logs_questions: bool,
    group: GroupWord = NETWORK,
) -> AboutPage:
    """What Frisvar is, over the documents it has; `group` is what their networks are called."""
    named = largest_networks(collection)
    more = len(collection.networks) - len(named)
    trials = counted(len(collection.trials), "forsøg", "forsøg")
    return AboutPage(
        title="Om Frisvar",
        current=Navigation.ABOUT,
        contents=f"{sources_counted(collection)} med {trials}" if collection.documents else "",
        groups=group.many,
        networks=tuple(
            NetworkLink(name=name, url=with_query("/forsoeg", {"network": name})) for name in named
        ),
        more_networks=f"og {grouped(more)} {group.others(more)}" if more else "",
        logging=KEPT if logs_questions else NOT_KEPT,
        version=version,
        index_version=index_version,
    )
