// The few Danish words that scripts show. They stand in the page's template `words`.

/** The text `name`, with `{key}` replaced by `values.key`. */
export function word(name, values = {}) {
  const words = document.getElementById("words").content;
  const text = words.querySelector(`[data-word="${name}"]`).textContent;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
