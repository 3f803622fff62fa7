// Skeletons from the page: all markup and all Danish stand in the templates, none in the scripts.

/** A copy of the template `id`, with its parts by the name of their slot. */
export function clone(id) {
  const fragment = document.getElementById(id).content.cloneNode(true);
  const slots = {};
  for (const element of fragment.querySelectorAll("[data-slot]")) {
    slots[element.dataset.slot] = element;
  }
  return { fragment, slots };
}

/** The text `name`, with `{key}` replaced by `values.key`. */
export function word(name, values = {}) {
  const words = document.getElementById("words").content;
  const text = words.querySelector(`[data-word="${CSS.escape(name)}"]`).textContent;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** »1 …« or »7 …«, from the texts `name-one` and `name-many`. */
export function counted(name, count) {
  return word(count === 1 ? `${name}-one` : `${name}-many`, { count });
}
