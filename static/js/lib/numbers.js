/** Numbers as people read them; pure functions. */

const formats = new Map();

/** Write a number in a language: 1 234,5 in Polish, 1,234.5 in English. */
export function formatNumber(value, language) {
  if (!formats.has(language)) {
    formats.set(language, new Intl.NumberFormat(language, { useGrouping: "always", maximumFractionDigits: 1 }));
  }
  return formats.get(language).format(value);
}
