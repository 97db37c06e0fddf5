/** Classes of a count for tints and signs; pure functions, shared by the map and its legend. */

/** Lower limits of the classes of "how many problems in an area"; the legend prints the same. */
export const COUNT_BREAKS = [1, 2, 4, 8];

/** The class of a count: -1 for none, else the index of its break. */
export function classOf(count, breaks = COUNT_BREAKS) {
  return breaks.findLastIndex((limit) => count >= limit);
}

/** The classes as words: ["1", "2–3", "4–7", "8+"]. */
export function classLabels(breaks = COUNT_BREAKS) {
  return breaks.map((limit, index) => {
    const next = breaks[index + 1];
    if (next === undefined) return `${limit}+`;
    return next - limit === 1 ? String(limit) : `${limit}–${next - 1}`;
  });
}

/** Width in pixels of the sign of a count: its area grows with the count, within limits a finger can hit. */
export function signSize(count) {
  return Math.round(Math.min(40, 24 + 5 * Math.sqrt(Math.max(count, 1) - 1)));
}
