// An answer object of /api/ask as nodes. Text only ever goes in as text.

import { markedText } from "./marked-text.js";
import { clone, counted, word } from "./templates.js";

const TABLE_FROM = 5;
const OPEN_SOURCES = 3;

/**
 * @param {object} answer the answer object
 * @param {string} question as it was asked
 * @param {{openSource: (number: number, opener: HTMLElement) => void, titleOf: (id: string) => string}} page
 */
export function renderAnswer(answer, question, page) {
  const { fragment, slots } = clone("answer-template");
  show(slots.understood, isUnderstoodOtherwise(answer, question));
  slots["understood-text"].textContent = answer.resolved_question;
  const label = word(`label-${answer.status}`);
  show(slots.label, label !== "");
  slots.label.textContent = label;
  const byNumber = new Map(answer.citations.map((c) => [c.number, c]));
  slots.text.append(
    markedText(answer.answer, (number) =>
      byNumber.has(number) ? marker(byNumber.get(number), page) : null,
    ),
  );
  fillTrials(slots, answer.trials, page);
  fillSources(slots, answer.citations, page);
  fill(slots.nearest, slots["nearest-list"], answer.nearest, (hit) => nearRow(hit, page));
  fill(slots.suggestions, slots["suggestions-list"], answer.suggestions, suggestionRow);
  return fragment;
}

/** The ids of documents whose titles an answer shows beside its citations. */
export function documentsShown(answer) {
  const records = answer.trials.length >= TABLE_FROM ? answer.trials.map(decisiveRecord) : [];
  return [...records, ...answer.nearest].map((place) => place.document_id);
}

function isUnderstoodOtherwise(answer, question) {
  const bare = (text) => text.split(/\s+/).join(" ").replace(/[?.! ]+$/, "").toLowerCase();
  const same = bare(answer.resolved_question) === bare(question.trim());
  return answer.answer_type !== "smalltalk" && !same;
}

function fillTrials(slots, trials, page) {
  const shown = trials.length >= TABLE_FROM ? trials : [];
  slots["trials-summary"].textContent = word("trials-many", { count: trials.length });
  fill(slots.trials, slots["trials-rows"], shown, (trial) => trialRow(trial, page));
}

function fillSources(slots, citations, page) {
  slots["sources-summary"].textContent = counted("sources", citations.length);
  slots.sources.open = citations.length <= OPEN_SOURCES;
  fill(slots.sources, slots["sources-list"], citations, (citation) => sourceRow(citation, page));
}

function fill(box, list, items, row) {
  show(box, items.length > 0);
  list.append(...items.map(row));
}

function show(element, isShown) {
  element.hidden = !isShown;
}

function marker(citation, page, element = document.createElement("button")) {
  element.type = "button";
  element.className = "marker";
  element.textContent = citation.number;
  element.dataset.number = citation.number;
  element.setAttribute("aria-expanded", "false");
  element.setAttribute("aria-label", word("marker", {
    number: citation.number,
    title: citation.document_title,
  }));
  element.title = citation.cited_text;
  element.addEventListener("click", () => page.openSource(citation.number, element));
  return element;
}

function sourceRow(citation, page) {
  const { fragment, slots } = clone("source-template");
  marker(citation, page, slots.marker);
  slots.title.textContent = citation.document_title;
  slots.facts.textContent = [
    `${citation.publisher ?? word("no-publisher")}, ${danishDate(citation.published)}`,
    citation.section.join(" › "),
  ].filter((fact) => fact !== "").join(" · ");
  slots.words.textContent = citation.cited_text;
  return fragment;
}

function danishDate(iso) {
  if (iso === null) {
    return word("no-date");
  }
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}. ${word("months").split(" ")[month - 1]} ${year}`;
}

function decisiveRecord(trial) {
  return trial.records.find((r) => r.status === trial.status) ?? trial.records[0];
}

function trialRow(trial, page) {
  const { fragment, slots } = clone("trial-template");
  const record = decisiveRecord(trial);
  slots.link.textContent = trial.title;
  slots.link.href = `${record.view_url}#citat`;
  slots.network.textContent = trial.network ?? word("no-network");
  slots.status.textContent = word(`status-${trial.status}`);
  slots.status.classList.add(`status--${trial.status}`);
  show(slots.words, Boolean(record.status_text));
  slots["words-text"].textContent = `»${record.status_text}«`;
  slots.source.textContent = page.titleOf(record.document_id);
  return fragment;
}

function nearRow(hit, page) {
  const { fragment, slots } = clone("near-template");
  const place = `${hit.start_char_index}-${hit.end_char_index}`;
  slots.link.textContent = page.titleOf(hit.document_id);
  slots.link.href = `/kilder/${hit.document_id}?citat=${place}#citat`;
  slots.words.textContent = hit.text;
  return fragment;
}

function suggestionRow(text) {
  const { fragment, slots } = clone("suggestion-template");
  slots.button.textContent = text;
  slots.button.value = text;
  return fragment;
}
