// The text of an answer as nodes: paragraphs, points, verbatim quotes and markers.
// server/marked_text.py reads answers in the same way; a test holds the two together.

const PIECE = /(»[^»«]*(?:»[^»«]*«[^»«]*)*«)|\[(\d{1,3})\]([.,;:!?)]*)/gu;
const FOLLOWING = /^\s*\[(\d{1,3})\]/u;
const BULLET = /^[–•-]\s+/u;
const NOTE = /^Kilder?: /u;

/**
 * The blocks of an answer's text.
 * @param {string} text plain text; a line that begins with a dash is a point of a list
 * @param {(number: number) => Node | null} marker makes the marker of a citation, if there is one
 */
export function markedText(text, marker) {
  const fragment = document.createDocumentFragment();
  for (const row of text.split("\n").filter((line) => line.trim())) {
    if (BULLET.test(row)) {
      const point = document.createElement("li");
      point.append(...pieces(row.replace(BULLET, ""), marker));
      listAtEnd(fragment).append(point);
      continue;
    }
    const paragraph = document.createElement("p");
    if (NOTE.test(row)) {
      paragraph.className = "note";
    }
    paragraph.append(...pieces(row, marker));
    fragment.append(paragraph);
  }
  return fragment;
}

/** The text as it is read aloud: on one line, without markers. */
export function withoutMarkers(text) {
  return text.replace(/\s*\[\d{1,3}\]/g, "").split(/\s+/).join(" ").trim();
}

function listAtEnd(fragment) {
  if (fragment.lastElementChild?.localName !== "ul") {
    fragment.append(document.createElement("ul"));
  }
  return fragment.lastElementChild;
}

function pieces(row, marker) {
  const nodes = [];
  let position = 0;
  for (const found of row.matchAll(PIECE)) {
    const end = found.index + found[0].length;
    const node = found[1]
      ? verified(found[1], row.slice(end), marker)
      : together(marker(Number(found[2])), found[3]);
    if (node === null) {
      continue;
    }
    nodes.push(row.slice(position, found.index), node);
    position = end;
  }
  nodes.push(row.slice(position));
  return nodes.filter((node) => node !== "");
}

// A full stop does not begin a line of its own.
function together(marker, tail) {
  if (marker === null) {
    return null;
  }
  const element = document.createElement("span");
  element.className = "together";
  element.append(marker, tail);
  return element;
}

// Only a quotation that a marker follows was held against a source.
function verified(text, after, marker) {
  const following = FOLLOWING.exec(after);
  return following && marker(Number(following[1])) ? quote(text) : null;
}

function quote(text) {
  const element = document.createElement("q");
  element.className = "verbatim";
  element.textContent = text;
  return element;
}
