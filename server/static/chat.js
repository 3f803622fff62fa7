// The conversation on the page. Without this script the same form asks by itself.

import { documentsShown, renderAnswer } from "./answer.js";
import { AskError, Conversation } from "./conversation.js";
import { walkCitations } from "./keys.js";
import { withoutMarkers } from "./marked-text.js";
import { SourcePanel } from "./panel.js";
import { clone, counted, word } from "./templates.js";

const form = document.getElementById("composer");
const field = document.getElementById("question");
const send = document.getElementById("send");
const problem = document.getElementById("problem");
const log = document.getElementById("log");
const announcement = document.getElementById("announcement");
const conversation = new Conversation(form);
const panel = new SourcePanel();
let isBusy = false;

async function ask(question) {
  if (isBusy) {
    return;
  }
  setBusy(true);
  const { exchange, slots } = beginExchange(question);
  try {
    const answer = await conversation.ask(question);
    await conversation.learnTitles(documentsShown(answer), answer.citations);
    showAnswer(slots.answer, answer, question);
  } catch (error) {
    if (!(error instanceof AskError)) {
      throw error;
    }
    exchange.remove();
    showProblem(error.message || word("offline"));
    field.value ||= question;
  } finally {
    setBusy(false);
    exchange.scrollIntoView({ block: "start" });
  }
}

function beginExchange(question) {
  document.getElementById("hero").classList.add("hero--small");
  document.getElementById("anew").hidden = false;
  showProblem("");
  const { fragment, slots } = clone("exchange-template");
  const exchange = fragment.firstElementChild;
  slots.question.textContent = question;
  slots.waiting.textContent = word("busy");
  log.append(fragment);
  exchange.scrollIntoView({ block: "start" });
  return { exchange, slots };
}

function showAnswer(box, answer, question) {
  const page = {
    openSource: (number, opener) => panel.open(answer.citations, number, opener),
    titleOf: (id) => conversation.titleOf(id),
  };
  box.classList.add(`answer--${answer.status}`);
  box.replaceChildren(renderAnswer(answer, question, page));
  announcement.textContent = word("announced", {
    answer: withoutMarkers(answer.answer),
    sources: counted("sources", answer.citations.length),
  });
}

function showProblem(detail) {
  problem.textContent = detail;
  problem.hidden = detail === "";
  field.setAttribute("aria-invalid", String(detail !== ""));
}

function setBusy(busy) {
  isBusy = busy;
  log.setAttribute("aria-busy", String(busy));
  send.setAttribute("aria-disabled", String(busy));
  if (busy) {
    announcement.textContent = "";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = field.value;
  if (!isBusy) {
    field.value = "";
    ask(question);
  }
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

document.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (chip) {
    event.preventDefault();
    ask(chip.value);
  }
});

walkCitations(panel);
