/** What opens at a sign: built from DOM nodes, so that no text can become markup. */
import { element, ownUrl } from "../core/dom.js";
import { say } from "../core/i18n.js";

const FIRST = 8;
/** Of resources in one place all that a person would scroll through. */
const FIRST_HELP = 30;

function problemItem(problem) {
  const link = element("a", { href: ownUrl(problem.url), lang: "pl" }, problem.title);
  return element("li", {}, link, element("span", { class: "c-popup__kind" }, problem.category_name));
}

/** Popup of a public place: its name, how exactly it is known, its problems. `areaUrl` leads to the rest. */
export function placePopup({ area_name: name, precision, problems, count }, areaUrl) {
  const shown = problems.slice(0, FIRST);
  const rest = count - shown.length;
  const more = rest > 0 ? say("and_more", { count: rest }) : say("more_in_area");
  return element(
    "div",
    { class: "c-popup" },
    element("h2", { class: "c-popup__title", tabindex: "-1" }, name),
    element("p", {}, element("span", { class: "c-chip" }, say(precision))),
    element("ul", { class: "o-plain c-popup__list" }, ...shown.map(problemItem)),
    areaUrl ? element("p", {}, element("a", { href: ownUrl(areaUrl) }, more)) : rest > 0 && element("p", {}, more),
  );
}

/** Popup of one resource. */
export function resourcePopup({ name, kind_name: kind, url }) {
  const title = element("h2", { class: "c-popup__title", tabindex: "-1" }, element("a", { href: ownUrl(url), lang: "pl" }, name));
  return element("div", { class: "c-popup" }, title, element("p", { class: "c-popup__kind" }, kind));
}

/** Popup of several resources in one place; the rest is said as a number. */
export function resourcesPopup(resources) {
  const shown = resources.slice(0, FIRST_HELP);
  const rest = resources.length - shown.length;
  const items = shown.map(({ name, kind_name: kind, url }) =>
    element("li", {}, element("a", { href: ownUrl(url), lang: "pl" }, name), element("span", { class: "c-popup__kind" }, kind)),
  );
  return element(
    "div",
    { class: "c-popup" },
    element("h2", { class: "c-popup__title", tabindex: "-1" }, say("resources", { count: resources.length })),
    element("ul", { class: "o-plain c-popup__list" }, ...items),
    rest > 0 && element("p", {}, say("and_more", { count: rest })),
  );
}

const SHAPE = { maxWidth: 320, minWidth: 220, maxHeight: 340, autoPanPadding: [12, 12] };

/** Open content at a point and keep the focus with the person: into the popup, and back to `opener` when it closes. */
export function openPopup(map, latLng, content, opener) {
  const popup = L.popup({ ...SHAPE, offset: [0, -4] }).setLatLng(latLng).setContent(content);
  popup.on("add", () => {
    const node = popup.getElement();
    node.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", say("close"));
    node.querySelector(".c-popup__title").focus({ preventScroll: true });
    // Leaflet hears Escape only while the map itself has the focus.
    node.addEventListener("keydown", (event) => event.key === "Escape" && popup.close());
  });
  popup.on("remove", () => {
    if (opener.isConnected) opener.focus({ preventScroll: true });
  });
  popup.openOn(map);
}
