// How the service is asked. It answers with the part of a page that its own templates make, so
// there is one rendering of an answer, with and without script.

/** An answer that could not be had; `message` is Danish and meant for the reader, or empty. */
export class AskError extends Error {}

/** The answer's article. What was said is carried in the form, as it is without script. */
export async function askFor(question, form) {
  const carried = form.querySelector("#carried");
  const fields = [...carried.querySelectorAll("input")].map((input) => [input.name, input.value]);
  const body = new URLSearchParams([...fields, ["spoergsmaal", question]]);
  const part = await read(await reach("/svar", { method: "POST", body }));
  carried.replaceChildren(...part.getElementById("carried").children);
  return document.adoptNode(part.querySelector(".exchange"));
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw new AskError("", { cause: error });
  }
}

async function read(response) {
  let text;
  try {
    text = await response.text();
  } catch (error) {
    throw new AskError("", { cause: error });
  }
  if (!response.ok) {
    throw new AskError(detailOf(text));
  }
  return new DOMParser().parseFromString(text, "text/html");
}

// What stands before the service may answer with something else than a problem object.
function detailOf(text) {
  try {
    return JSON.parse(text).detail ?? "";
  } catch {
    return "";
  }
}
