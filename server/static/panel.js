// The source beside the answer: a column on a wide screen, a sheet on a phone.

import { word } from "./templates.js";

const WIDE = matchMedia("(min-width: 68rem)");

export class SourcePanel {
  #dialog = document.getElementById("source-panel");
  #chat = document.getElementById("indhold");
  #body = this.#dialog.querySelector('[data-slot="body"]');
  #position = this.#dialog.querySelector('[data-slot="position"]');
  #link = this.#dialog.querySelector('[data-slot="link"]');
  #citations = [];
  #index = 0;
  #exchange = null;
  #opener = null;
  #turn = 0;

  constructor() {
    const actions = {
      previous: () => this.step(-1),
      next: () => this.step(1),
      close: () => this.close(),
    };
    for (const [name, action] of Object.entries(actions)) {
      this.#button(name).addEventListener("click", action);
    }
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) {
        this.close(); // the backdrop
      }
    });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** Shows the citation with this number beside the answer that `opener` belongs to. */
  open(citations, number, opener) {
    this.#citations = citations;
    this.#exchange = opener.closest(".exchange");
    this.#opener = opener;
    if (!this.isOpen) {
      WIDE.matches ? this.#dialog.show() : this.#dialog.showModal();
      this.#chat.classList.add("chat--with-source");
    }
    return this.#show(citations.findIndex((c) => c.number === number));
  }

  /** Goes to the next citation of the answer, or with -1 to the one before. */
  step(by) {
    const index = this.#index + by;
    if (index >= 0 && index < this.#citations.length) {
      this.#opener = this.#markerOf(this.#citations[index].number) ?? this.#opener;
      this.#show(index);
    }
  }

  close() {
    this.#dialog.close();
  }

  async #show(index) {
    this.#index = index;
    const citation = this.#citations[index];
    const turn = ++this.#turn;
    this.#position.textContent = word("position", {
      number: citation.number,
      count: this.#citations.length,
    });
    this.#link.textContent = citation.document_title;
    this.#link.href = `${citation.view_url}#citat`;
    this.#button("previous").disabled = index === 0;
    this.#button("next").disabled = index === this.#citations.length - 1;
    this.#expand(citation.number);
    this.#body.setAttribute("aria-busy", "true");
    const source = await readSource(citation.view_url);
    if (turn !== this.#turn) {
      return; // another citation was asked for meanwhile
    }
    this.#body.removeAttribute("aria-busy");
    this.#body.replaceChildren(source ?? word("source-missing"));
    this.#goToMark();
  }

  #goToMark() {
    const mark = this.#body.querySelector("#citat");
    (mark ?? this.#position).focus({ preventScroll: true });
    mark?.scrollIntoView({ block: "center" });
  }

  #closed() {
    this.#turn += 1;
    this.#chat.classList.remove("chat--with-source");
    this.#expand(null);
    this.#body.replaceChildren();
    this.#opener?.focus();
  }

  #expand(number) {
    for (const marker of this.#chat.querySelectorAll("button.marker")) {
      const isOpen = marker.dataset.number === String(number) && this.#exchange.contains(marker);
      marker.setAttribute("aria-expanded", String(isOpen));
    }
  }

  #markerOf(number) {
    return this.#exchange.querySelector(`.answer__text .marker[data-number="${number}"]`);
  }

  #button(action) {
    return this.#dialog.querySelector(`[data-action="${action}"]`);
  }
}

/** The source's page as the server makes it, marks included, or null if it cannot be had. */
async function readSource(url) {
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (!response.ok) {
      return null;
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return document.importNode(page.getElementById("kilde"), true);
  } catch {
    return null;
  }
}
