/**
 * The list to print for somebody: kept in this browser only, in localStorage; nothing of it is ever sent.
 * An item is {id, name, kind, phone, places: [text], hours: [text], documents}, all there is to show without a connection.
 */

const KEY = "koop-client-list";
const MOST = 50;

function isItem(item) {
  return typeof item?.id === "string" && typeof item.name === "string";
}

/** The items, the first added first; none where the browser keeps nothing. */
export function keptItems() {
  try {
    const { version, items } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return version === 1 && Array.isArray(items) ? items.filter(isItem) : [];
  } catch {
    return [];
  }
}

/** Keep these items instead; returns false where the browser refuses. */
function keep(items) {
  try {
    if (items.length) localStorage.setItem(KEY, JSON.stringify({ version: 1, items: items.slice(-MOST) }));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  document.dispatchEvent(new CustomEvent("koop:list-changed"));
  return true;
}

/** Tell whether something is on the list. */
export function isKept(id) {
  return keptItems().some((item) => item.id === id);
}

/** Put an item on the list, or a fresher copy of it; returns false where the browser refuses. */
export function addItem(item) {
  return keep([...keptItems().filter(({ id }) => id !== item.id), item]);
}

/** Take an item off the list. */
export function removeItem(id) {
  return keep(keptItems().filter((item) => item.id !== id));
}

/** Forget the list. */
export function clearItems() {
  return keep([]);
}
