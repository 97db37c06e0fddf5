/** The sentences of the page's language, from the JSON that {% js_strings %} puts at the end of every page. */

const language = document.documentElement.lang || "pl";
const plural = new Intl.PluralRules(language);
let table = null;

function sentences() {
  if (!table) table = JSON.parse(document.getElementById("koop-i18n")?.textContent ?? "{}");
  return table;
}

/** The language of the page, for Intl. */
export function pageLanguage() {
  return language;
}

/**
 * Say a sentence, filling in the names in braces. With a `count`, its plural form.
 * An unknown key says itself, so that nothing breaks and the gap is seen.
 */
export function say(key, values = {}) {
  const entry = sentences()[key] ?? key;
  const text = typeof entry === "string" ? entry : (entry[plural.select(values.count)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
