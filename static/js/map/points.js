/** Signs on the map: diamonds for problems, rounded squares for resources; each has a name and takes the focus. */
import { element, svg } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { signSize } from "../lib/classes.js";
import { openPopup, placePopup, resourcePopup, resourcesPopup } from "./popup.js";

/** A square is small beside most diamonds: it lies on them, or nobody could reach it. */
const SMALL_ON_TOP = 1840;

/** The problem's sign as an SVG node of a given size: with a number for an area, hollow for the exact place of a thing. */
export function diamond(size, count = null, { exact = false } = {}) {
  return svg(
    "svg",
    { class: exact ? "c-map__diamond c-map__diamond--exact" : "c-map__diamond", viewBox: "0 0 100 100", width: size, height: size, "aria-hidden": "true" },
    svg("path", { d: "M50 2 98 50 50 98 2 50Z" }),
    count === null ? null : svg("text", { x: 50, y: 50, dy: "0.36em" }, String(count)),
  );
}

/** The resource's sign as an SVG node of a given size; with a number where several are in one place. */
export function square(size = 16, count = null) {
  return svg(
    "svg",
    { class: "c-map__square", viewBox: "0 0 16 16", width: size, height: size, "aria-hidden": "true" },
    svg("rect", { x: 1, y: 1, width: 14, height: 14, rx: 4 }),
    count === null ? null : svg("text", { x: 8, y: 8, dy: "0.36em" }, String(count)),
  );
}

function placeOf({ geometry: { coordinates } }) {
  return L.latLng(coordinates.toReversed());
}

function sign(latLng, { node, size, name, zIndexOffset, content, onHover = () => {} }) {
  const icon = L.divIcon({ className: "c-map__sign", html: node, iconSize: [size, size] });
  const marker = L.marker(latLng, { icon, keyboard: true, zIndexOffset, riseOnHover: true });
  const open = () => openPopup(marker._map, marker.getLatLng(), content(), marker.getElement());
  marker.on("click", open);
  marker.on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && open());
  marker.on("add", () => {
    const place = marker.getElement();
    place.setAttribute("aria-label", name);
    for (const act of ["mouseenter", "focus"]) place.addEventListener(act, () => onHover(true));
    for (const act of ["mouseleave", "blur"]) place.addEventListener(act, () => onHover(false));
  });
  return marker;
}

/** The sign of one public place. `areaUrl(code)`: where the rest is; `onHover(code | null)`. */
export function placeSign(feature, { areaUrl = () => "", onHover = () => {} } = {}) {
  const place = feature.properties;
  const single = place.precision === "exact" && place.count === 1;
  const size = single ? 24 : signSize(place.count);
  return sign(placeOf(feature), {
    node: single ? diamond(14, null, { exact: true }) : diamond(size, place.count),
    size,
    name: `${place.area_name}: ${say("problems", { count: place.count })}, ${say(place.precision)}`,
    zIndexOffset: 2000 - 10 * size, // small signs lie on large ones
    content: () => placePopup(place, areaUrl(place.area)),
    onHover: (on) => onHover(on ? place.area : null),
  });
}

/** The sign of one resource. */
export function resourceSign(feature) {
  const { name, kind_name: kind } = feature.properties;
  const content = () => resourcePopup(feature.properties);
  return sign(placeOf(feature), { node: square(), size: 24, name: `${name}, ${kind}`, zIndexOffset: SMALL_ON_TOP, content });
}

/** The sign of several resources that lie together. */
export function resourcesSign(features, latLng) {
  const count = features.length;
  const content = () => resourcesPopup(features.map(({ properties }) => properties));
  return sign(latLng, { node: square(24, count), size: 24, name: say("resources", { count }), zIndexOffset: SMALL_ON_TOP, content });
}

/** What concerns the whole city belongs to no point: a Leaflet control, a button in the corner instead of a sign. */
export function cityControl(feature, areaUrl) {
  const place = feature.properties;
  const [lon, lat] = feature.geometry.coordinates;
  const Control = L.Control.extend({
    options: { position: "topleft" },
    onAdd(map) {
      const text = `${say("whole_city")}: ${say("problems", { count: place.count })}`;
      const button = element("button", { type: "button", class: "c-map__city" }, diamond(18), text);
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener("click", () => openPopup(map, [lat, lon], placePopup(place, areaUrl(place.area)), button));
      return button;
    },
  });
  return new Control();
}
