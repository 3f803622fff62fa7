// Markers: hover or focus shows the words, a press opens the source, arrows walk, Escape returns.

import { SourcePanel } from "./panel.js";
import { Preview } from "./preview.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

export function followCitations() {
  const panel = new SourcePanel();
  const preview = new Preview();
  document.addEventListener("click", (event) => {
    const marker = event.target.closest("button.marker");
    if (marker) {
      event.preventDefault();
      preview.hide();
      panel.open(marker);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target)) {
      return;
    }
    if (event.key === "Escape") {
      preview.hide();
      panel.close();
    } else if (event.key in STEPS && panel.isOpen) {
      event.preventDefault();
      panel.step(STEPS[event.key]);
    } else if (event.key in STEPS) {
      focusNeighbour(event, STEPS[event.key]);
    }
  });
}

function focusNeighbour(event, by) {
  const group = event.target.matches(".marker") && event.target.closest(".answer__text, .sources");
  if (group) {
    const markers = [...group.querySelectorAll(".marker")];
    markers[markers.indexOf(event.target) + by]?.focus();
    event.preventDefault();
  }
}

function isTyping(target) {
  return target.matches?.("textarea, input, select") ?? false;
}
