// The keyboard walk: arrows go between an answer's citations, Escape closes the source.

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

export function walkCitations(panel) {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target)) {
      return;
    }
    if (event.key === "Escape" && panel.isOpen) {
      event.preventDefault();
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
  const text = event.target.closest?.(".answer__text");
  if (!text || !event.target.matches(".marker")) {
    return;
  }
  const markers = [...text.querySelectorAll(".marker")];
  markers[markers.indexOf(event.target) + by]?.focus();
  event.preventDefault();
}

function isTyping(target) {
  return target.matches?.("textarea, input, select") ?? false;
}
