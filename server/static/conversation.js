// What was said, and how the service is asked.

const HISTORY_TURNS = 20;

/** An answer that could not be had; `message` is Danish and meant for the reader, or empty. */
export class AskError extends Error {}

export class Conversation {
  #turns = [];
  #titles = new Map();

  /** Begins with what a form rendered by the server carries along. */
  constructor(form) {
    const values = (name) => [...form.querySelectorAll(`[name="${name}"]`)].map((i) => i.value);
    const answers = values("tidligere-svar");
    for (const [index, question] of values("tidligere-spoergsmaal").entries()) {
      this.#remember(question, answers[index]);
    }
  }

  /** The answer object; what was said is only kept when there is one. */
  async ask(question) {
    const history = this.#turns.slice(-HISTORY_TURNS);
    const response = await reach("/api/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ question, history }),
    });
    const body = await read(response);
    if (!response.ok) {
      throw new AskError(body.detail ?? "");
    }
    this.#remember(question, body.answer);
    return body;
  }

  /** The titles of these documents, from an answer's citations and else from the service. */
  async learnTitles(ids, citations) {
    for (const citation of citations) {
      this.#titles.set(citation.document_id, citation.document_title);
    }
    if (ids.some((id) => !this.#titles.has(id))) {
      const response = await reach("/api/documents", {});
      for (const { id, title } of (await read(response)).documents ?? []) {
        this.#titles.set(id, title);
      }
    }
  }

  titleOf(id) {
    return this.#titles.get(id) ?? id;
  }

  #remember(question, answer) {
    this.#turns.push({ role: "user", content: question }, { role: "assistant", content: answer });
  }
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw new AskError("", { cause: error });
  }
}

async function read(response) {
  try {
    return await response.json();
  } catch (error) {
    throw new AskError("", { cause: error });
  }
}
