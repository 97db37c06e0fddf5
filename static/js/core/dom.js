/** Small helpers for building elements; text always goes in as text. */

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Make an HTML element: element("a", { href: url }, "text", otherNode). Strings become text nodes. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Make an SVG element, the same way. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** Send a bubbling event of ours: emit(node, "koop:area-hovered", { code }). */
export function emit(node, name, detail = {}) {
  return node.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

/** Tell whether the person asked for less motion. */
export function prefersStillness() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** An address of this site only; anything else (javascript:, another host) becomes "#". */
export function ownUrl(address) {
  try {
    const url = new URL(address, window.location.href);
    return url.origin === window.location.origin ? url.href : "#";
  } catch {
    return "#";
  }
}

/** Call a function the first time a node comes into sight; a node that is folded away is not. */
export function onceInSight(node, call, signal) {
  const sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    call();
  });
  sight.observe(node);
  signal.addEventListener("abort", () => sight.disconnect());
}
