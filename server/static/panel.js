// The source beside the answer: a column on a wide screen, a sheet on a phone.

import { word } from "./words.js";

const WIDE = matchMedia("(min-width: 68rem)");

export class SourcePanel {
  #dialog = document.getElementById("panel");
  #chat = document.getElementById("indhold");
  #body = this.#dialog.querySelector('[data-slot="body"]');
  #position = this.#dialog.querySelector('[data-slot="position"]');
  #link = this.#dialog.querySelector('[data-slot="link"]');
  #citations = []; // a marker of each citation of the answer, by number
  #index = 0;
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

  /** Shows the citation of `marker` beside the answer that it belongs to. */
  open(marker) {
    this.#citations = citationsOf(marker.closest(".exchange"));
    this.#opener = marker;
    if (!this.isOpen) {
      WIDE.matches ? this.#dialog.show() : this.#dialog.showModal();
      document.body.classList.add("with-source");
    }
    this.#show(this.#citations.findIndex((m) => m.dataset.number === marker.dataset.number));
  }

  /** Goes to the next citation of the answer, or with -1 to the one before. */
  step(by) {
    const index = this.#index + by;
    if (index >= 0 && index < this.#citations.length) {
      this.#opener = this.#citations[index];
      this.#show(index);
    }
  }

  close() {
    this.#dialog.close();
  }

  async #show(index) {
    this.#index = index;
    const marker = this.#citations[index];
    const turn = ++this.#turn;
    this.#position.textContent = word("position", {
      number: marker.dataset.number,
      count: this.#citations.length,
    });
    const url = addressOf(marker);
    this.#link.href = url;
    this.#button("previous").disabled = index === 0;
    this.#button("next").disabled = index === this.#citations.length - 1;
    this.#expand(marker);
    this.#body.setAttribute("aria-busy", "true");
    const source = await readSource(url);
    if (turn !== this.#turn) {
      return; // another citation was asked for meanwhile
    }
    this.#body.removeAttribute("aria-busy");
    const title = source?.querySelector("h1");
    title?.remove();
    this.#link.textContent = title?.textContent ?? "";
    this.#body.replaceChildren(source ?? word("source-missing"));
    this.#goToMark();
  }

  #goToMark() {
    const mark = this.#body.querySelector("mark");
    (mark ?? this.#body).focus({ preventScroll: true });
    mark?.scrollIntoView({ block: "center" });
  }

  #closed() {
    this.#turn += 1;
    document.body.classList.remove("with-source");
    this.#expand(null);
    this.#body.replaceChildren();
    this.#opener.scrollIntoView({ block: "nearest" });
    this.#opener.focus();
  }

  #expand(shown) {
    for (const marker of this.#chat.querySelectorAll(".marker[aria-expanded]")) {
      marker.removeAttribute("aria-expanded");
    }
    const same = shown && `.marker[data-number="${shown.dataset.number}"]`;
    for (const marker of shown?.closest(".exchange").querySelectorAll(same) ?? []) {
      marker.setAttribute("aria-expanded", "true");
    }
  }

  #button(action) {
    return this.#dialog.querySelector(`[data-action="${action}"]`);
  }
}

function citationsOf(exchange) {
  const first = new Map();
  for (const marker of exchange.querySelectorAll(".marker")) {
    const number = Number(marker.dataset.number);
    first.set(number, first.get(number) ?? marker);
  }
  return [...first].sort(([a], [b]) => a - b).map(([, marker]) => marker);
}

function addressOf(marker) {
  const url = new URL(marker.formAction);
  url.searchParams.set(marker.name, marker.value);
  return url.href;
}

/** The source's page as the server makes it, marks included, or null if it cannot be had. */
async function readSource(url) {
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    const text = await response.text();
    if (!response.ok) {
      return null;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    return document.adoptNode(page.getElementById("kilde"));
  } catch {
    return null;
  }
}
