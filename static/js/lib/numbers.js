/** Numbers as people read them; pure functions. */

const formats = new Map();

/** Write a number in a language: 1 234,5 in Polish, 1,234.5 in English. */
export function formatNumber(value, language) {
  if (!formats.has(language)) {
    formats.set(language, new Intl.NumberFormat(language, { useGrouping: "always", maximumFractionDigits: 1 }));
  }
  return formats.get(language).format(value);
}

/** Write a coordinate with six decimals (about 10 cm), as the server stores it. */
export function formatCoordinate(degrees) {
  return degrees.toFixed(6);
}

/** Read a coordinate typed with a point or a comma; NaN when it is none. */
export function parseCoordinate(text) {
  const trimmed = (text ?? "").trim().replace(",", ".");
  return trimmed === "" ? NaN : Number(trimmed);
}
