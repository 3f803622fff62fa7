// What can be done with an answer: copied with its references, linked to, printed.

import { word } from "./words.js";

const SAID_MS = 4000;
const actions = {
  copy: (tools) => copied(tools.querySelector(".copy-text").textContent, "copied"),
  link: (tools) => copied(tools.querySelector('[data-tool="link"]').href, "linked"),
  print: () => {
    window.print();
    return "";
  },
};

/** Shows the tools that need script, in a part of the page. */
export function showTools(part) {
  for (const button of part.querySelectorAll("[data-tool][hidden]")) {
    button.hidden = false;
  }
}

document.addEventListener("click", async (event) => {
  const tool = event.target.closest("[data-tool]");
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!tool || opensElsewhere) {
    return;
  }
  event.preventDefault();
  const tools = tool.closest(".tools");
  say(tools, await actions[tool.dataset.tool](tools));
});

async function copied(text, name) {
  try {
    await navigator.clipboard.writeText(text);
    return word(name);
  } catch {
    // Only pages over HTTPS or on this machine have a clipboard.
    return copiedBySelection(text) ? word(name) : word("uncopied");
  }
}

function copiedBySelection(text) {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.className = "sr-only";
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  before?.focus();
  return isCopied;
}

function say(tools, text) {
  const said = tools.querySelector(".tools__said");
  said.textContent = text;
  document.getElementById("announcement").textContent = text;
  setTimeout(() => {
    said.textContent = "";
  }, SAID_MS);
}
