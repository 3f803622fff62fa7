// The conversation on the page. Without this script the same forms ask by themselves.

import { AskError, askFor } from "./asking.js";
import { followCitations } from "./citations.js";
import { showTools } from "./tools.js";
import { word } from "./words.js";

const chat = document.getElementById("indhold");
const form = document.getElementById("composer");
const field = document.getElementById("question");
const send = document.getElementById("send");
const problem = document.getElementById("problem");
const log = document.getElementById("log");
const announcement = document.getElementById("announcement");
let isBusy = false;

/** Asks; whoever pressed something that goes away with the answer gets the focus on the answer. */
async function ask(question, pressed) {
  if (isBusy) {
    return;
  }
  setBusy(true);
  showProblem("");
  const waiting = beginExchange(question);
  if (pressed !== field) {
    focusQuestion(waiting);
  }
  try {
    const exchange = await askFor(question, form);
    const hasFocus = waiting.contains(document.activeElement);
    log.querySelector("#svar")?.removeAttribute("id");
    waiting.replaceWith(exchange);
    settle(exchange, hasFocus);
  } catch (error) {
    if (!(error instanceof AskError)) {
      throw error;
    }
    waiting.remove();
    chat.classList.toggle("chat--begun", log.childElementCount > 0);
    showProblem(error.message || word("offline"));
    field.value ||= question;
    field.focus();
  } finally {
    setBusy(false);
  }
}

function beginExchange(question) {
  chat.classList.add("chat--begun");
  const waiting = document.getElementById("waiting").content.cloneNode(true).firstElementChild;
  waiting.querySelector(".question__text").textContent = question;
  log.append(waiting);
  waiting.scrollIntoView({ block: "start" });
  return waiting;
}

function settle(exchange, hasFocus) {
  document.getElementById("anew").hidden = false;
  showTools(exchange);
  if (hasFocus) {
    focusQuestion(exchange);
  }
  exchange.scrollIntoView({ block: "start" });
  announcement.textContent = exchange.dataset.announcement;
}

function focusQuestion(exchange) {
  exchange.querySelector(".question").focus({ preventScroll: true });
}

function showProblem(detail) {
  problem.textContent = detail;
  problem.hidden = detail === "";
  form.classList.toggle("form-error", detail !== "");
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
  const suggestion = event.submitter?.name === "forslag" ? event.submitter : null;
  if (suggestion) {
    ask(suggestion.value, suggestion);
  } else if (!isBusy) {
    const question = field.value;
    field.value = "";
    ask(question, field);
  }
});

log.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(event.target.elements.spoergsmaal.value, event.submitter);
});

document.addEventListener("keydown", (event) => {
  const isSent = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (isSent && event.target.name === "spoergsmaal") {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

followCitations();
showTools(log);
