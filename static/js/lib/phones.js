/** Telephone numbers in a text, as links that call; the same numbers as the server's filter `telephones`. */
import { element } from "../core/dom.js";

const NUMBER = /\+?\d(?:[ \-–()/]{0,2}\d){2,14}/g;

/** The pieces of a text: strings, and a link for each number. */
export function phoneParts(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    parts.push(text.slice(end, match.index));
    const dialled = match[0].replace(/[^\d+]/g, "");
    parts.push(element("a", { href: `tel:${dialled}` }, match[0].replaceAll(" ", "\u00a0")));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== "");
}
