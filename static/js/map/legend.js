/** The legend, made from the same classes and signs that draw the map. */
import { element } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { classLabels } from "../lib/classes.js";
import { TINTS } from "./areas.js";
import { token } from "./map.js";
import { diamond, square } from "./points.js";

/** Under this width of the map (px) the legend starts folded. */
const NARROW = 700;

function tints(container) {
  const classes = [["white", say("legend_none")], ...classLabels().map((label, index) => [TINTS[index], label])];
  return classes.map(([tint, label]) => {
    const box = element("span", { class: "c-legend__tint" });
    box.style.background = token(container, tint);
    return element("span", { class: "c-legend__class" }, box, label);
  });
}

/** A Leaflet control with the signs in use: { problems: bool, resources: bool, note: text, open: as it was before }. */
export function legend({ problems = true, resources = false, note = "", open = null } = {}) {
  const Control = L.Control.extend({
    options: { position: "bottomright" },
    onAdd(map) {
      const node = element(
        "details",
        { class: "c-legend", open: open ?? map.getSize().x >= NARROW },
        element("summary", {}, say("legend")),
        problems && element("p", {}, diamond(16), say("legend_problem")),
        problems && element("p", {}, diamond(14, null, { exact: true }), say("legend_exact")),
        problems && element("p", {}, ...tints(map.getContainer())),
        problems && element("p", { class: "c-legend__note" }, say("legend_area")),
        resources && element("p", {}, square(14), say("legend_resource")),
        resources && element("p", {}, square(16, 3), say("legend_resources")),
        note && element("p", { class: "c-legend__note" }, note),
      );
      L.DomEvent.disableClickPropagation(node);
      L.DomEvent.disableScrollPropagation(node);
      return node;
    },
  });
  return new Control();
}
