/** Where somebody stands, on the map: a ring with a name. It is known to this page and nowhere else. */
import { element } from "../core/dom.js";

/** Side of the ring in px. */
const SIZE = 22;

/** Whether a position [lon, lat] is in a box [west, south, east, north]. */
export function isWithin([lon, lat], [west, south, east, north]) {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Put the ring on a Leaflet map; returns it, to be removed. */
export function hereMark(map, [lon, lat], name) {
  const node = element("span", { class: "c-map__here" });
  const icon = L.divIcon({ className: "c-map__sign", html: node, iconSize: [SIZE, SIZE] });
  const mark = L.marker([lat, lon], { icon, interactive: false, keyboard: false });
  return mark.bindTooltip(element("span", {}, name), { permanent: true, opacity: 1, direction: "top", offset: [0, -SIZE / 2] }).addTo(map);
}
