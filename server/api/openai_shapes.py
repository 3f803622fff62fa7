"""The shapes of OpenAI's chat completions, as far as its clients need them.

Beyond OpenAI's own names there are `citations` (the contract's objects, always present),
`search_results` (title, address, date and words of each, as Perplexity has them) and `frisvar`, the
whole answer.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, model_serializer

from server.api.models import AnswerModel, CitationModel
from server.api.requests import Text

MODEL = "frisvar"

Role = Literal["system", "developer", "user", "assistant", "tool", "function"]


class Sparse(BaseModel):
    """Leaves out its own fields that are None, as OpenAI's chunks do; those of its parts stay."""

    @model_serializer(mode="wrap")
    def _present(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in handler(self).items() if value is not None}


class ContentPart(BaseModel):
    """A piece of a message; only text is read."""

    type: str
    text: Text = ""


class ChatMessage(BaseModel):
    """A message of the conversation."""

    role: Role
    content: Text | list[ContentPart] | None = None

    @property
    def text(self) -> str:
        """The words of the message."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text for part in self.content or [] if part.type == "text")


class StreamOptions(BaseModel):
    """What a stream tells beside the words."""

    include_usage: bool = False


class ChatRequest(BaseModel):
    """A chat completion request. Sampling parameters are taken and have no effect."""

    model: str = MODEL
    messages: list[ChatMessage] = Field(min_length=1)
    stream: bool = False
    stream_options: StreamOptions | None = None


class UrlCitation(BaseModel):
    """A place in the answer, and the page that shows what it rests on."""

    start_index: int
    end_index: int
    url: str
    title: str


class Annotation(BaseModel):
    """An annotation of a message."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class AnswerMessage(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation]


class Choice(BaseModel):
    """The one choice there is."""

    index: int = 0
    message: AnswerMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Usage(BaseModel):
    """Words read and written; there are no tokens here."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class SearchResult(BaseModel):
    """A source, short."""

    title: str
    url: str
    date: str | None
    snippet: str


class ChatCompletion(BaseModel):
    """A whole chat completion."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[Choice]
    usage: Usage
    system_fingerprint: str
    citations: list[CitationModel]
    search_results: list[SearchResult]
    frisvar: AnswerModel


class Delta(Sparse):
    """What a chunk adds."""

    role: Literal["assistant"] | None = None
    content: str | None = None
    annotations: list[Annotation] | None = None


class ChunkChoice(BaseModel):
    """The one choice of a chunk."""

    index: int = 0
    delta: Delta
    logprobs: None = None
    finish_reason: Literal["stop"] | None = None


class ChatChunk(Sparse):
    """A piece of a streamed completion; the sources come with the last."""

    id: str
    object: Literal["chat.completion.chunk"] = "chat.completion.chunk"
    created: int
    model: str = MODEL
    system_fingerprint: str
    choices: list[ChunkChoice]
    usage: Usage | None = None
    citations: list[CitationModel] | None = None
    search_results: list[SearchResult] | None = None
    frisvar: AnswerModel | None = None


class ModelCard(BaseModel):
    """A model that can be named in a request."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str = MODEL


class ModelList(BaseModel):
    """The models there are."""

    object: Literal["list"] = "list"
    data: list[ModelCard]
