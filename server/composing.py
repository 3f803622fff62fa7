"""Drafts -> text: the templates of answers, and the line that says how old the sources are."""

from __future__ import annotations

from pathlib import Path

import jinja2

from corpus.collection import Collection
from server.answer import AnswerStatus, Citation
from server.danish_text import age_line, capitalised
from server.draft import Draft, place_citations

NOT_OF_TODAY = "Sådan stod det til, da kilden blev skrevet; om i dag siger den intet."
TEMPLATES = Path(__file__).parent / "templates" / "answers"


class Composer:
    """Renders drafts. Answers are plain text: nothing is escaped here, pages escape them once."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=False,  # noqa: S701  # plain text, never HTML
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["capfirst"] = capitalised
        self._templates = {
            name: self.environment.get_template(name) for name in self.environment.list_templates()
        }

    def compose(self, draft: Draft) -> tuple[str, tuple[Citation, ...]]:
        """The answer's text with its markers, and its citations."""
        rendered = self._templates[f"{draft.template}.txt"].render(answer=draft.view)
        lines = "\n".join(line.rstrip() for line in rendered.splitlines() if line.strip())
        text, citations = place_citations(lines, self._collection)
        if draft.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL} and citations:
            if not draft.of_today:
                text += f"\n{NOT_OF_TODAY}"
            text += "\n" + age_line([(c.document, self._section_of(c)) for c in citations])
        return text, citations

    def _section_of(self, citation: Citation) -> str:
        return self._collection.provision_of(citation.passage, citation.span.start)
