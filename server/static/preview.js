// The cited words beside a marker. They stay while the pointer is on them; Escape hides them.

import { word } from "./words.js";

const LEAVE_MS = 120; // the way from the marker to the words
const MARGIN = 8;

export class Preview {
  #box = document.getElementById("preview");
  #marker = null;
  #leaving = 0;

  constructor() {
    document.addEventListener("pointerover", (event) => this.#pointed(event));
    document.addEventListener("focusin", ({ target }) => {
      if (target.matches?.("button.marker:focus-visible")) {
        this.#show(target);
      } else {
        this.hide();
      }
    });
    document.addEventListener("scroll", () => this.#place(), { passive: true });
  }

  hide() {
    clearTimeout(this.#leaving);
    this.#marker?.removeAttribute("aria-describedby");
    this.#marker = null;
    this.#box.hidePopover();
  }

  #pointed({ target, pointerType }) {
    const marker = target.closest("button.marker");
    if (marker && pointerType === "mouse") {
      this.#show(marker);
    } else if (this.#box.contains(target)) {
      clearTimeout(this.#leaving);
    } else if (this.#marker && this.#marker !== document.activeElement) {
      clearTimeout(this.#leaving);
      this.#leaving = setTimeout(() => this.hide(), LEAVE_MS);
    }
  }

  #show(marker) {
    clearTimeout(this.#leaving);
    const { number } = marker.dataset;
    const source = marker.closest(".exchange").querySelector(`.sources__item[data-number="${number}"]`);
    if (marker === this.#marker || !source) {
      return;
    }
    this.hide();
    this.#marker = marker;
    const title = source.querySelector(".sources__title").textContent;
    this.#box.querySelector(".preview__source").textContent = `${word("marker", { number })}: ${title}`;
    this.#box.querySelector(".preview__words").textContent =
      source.querySelector(".sources__words").textContent;
    marker.setAttribute("aria-describedby", this.#box.id);
    this.#box.showPopover();
    this.#place();
  }

  #place() {
    if (!this.#marker) {
      return;
    }
    const marker = this.#marker.getBoundingClientRect();
    const { width, height } = this.#box.getBoundingClientRect();
    const below = marker.bottom + MARGIN;
    const fits = below + height <= innerHeight;
    const left = Math.min(marker.left, document.documentElement.clientWidth - width - MARGIN);
    this.#box.style.left = `${Math.max(MARGIN, left)}px`;
    this.#box.style.top = `${fits ? below : Math.max(MARGIN, marker.top - height - MARGIN)}px`;
  }
}
