/** A calm map on canvas: paper, no tiles from outside unless the installation names them. */
import { element, prefersStillness } from "../core/dom.js";
import { say } from "../core/i18n.js";

/** [west, south, east, north] as Leaflet wants it. */
export function toLatLngBounds([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

/** A design token as drawn on this element: token(node, "problem-200"). */
export function token(node, name) {
  return getComputedStyle(node).getPropertyValue(`--koop-${name}`).trim();
}

/** Leaflet writes an attribution as markup; ours is text. */
function asText(text) {
  return element("span", {}, text).innerHTML;
}

/**
 * Make a map in an element.
 * Options: small (no scale, no wheel), keyboard (arrow keys pan), tileUrl, tileAttribution.
 */
export function createMap(container, { small = false, keyboard = true, tileUrl = "", tileAttribution = "" } = {}) {
  const still = prefersStillness();
  const map = L.map(container, {
    renderer: L.canvas({ padding: 0.4 }),
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    zoomDelta: 0.75,
    maxZoom: 18,
    scrollWheelZoom: !small,
    keyboard,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    maxBoundsViscosity: 0.8,
  });
  L.control.zoom({ position: "topright", zoomInTitle: say("zoom_in"), zoomOutTitle: say("zoom_out") }).addTo(map);
  const attribution = L.control.attribution({ prefix: "Leaflet", position: "bottomright" }).addTo(map);
  if (!small) L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  if (tileUrl) {
    L.tileLayer(tileUrl, { className: "c-map__tiles" }).addTo(map);
    attribution.addAttribution(asText(tileAttribution));
  }
  return map;
}

/**
 * Show a box at once and keep showing it while the element changes its size, until the person moves the map.
 * Returns a function that shows another box; the observer ends with the map.
 */
export function keepInView(map, firstBox) {
  let box = firstBox;
  let touched = false;
  const show = () => {
    const { x, y } = map.getSize();
    if (!box || !x || !y) return;
    const bounds = toLatLngBounds(box);
    map.setMinZoom(0).setMaxBounds(null);
    map.fitBounds(bounds, { animate: false, padding: [12, 12] });
    map.setMinZoom(Math.max(0, map.getZoom() - 1)).setMaxBounds(bounds.pad(0.6));
  };
  const observer = new ResizeObserver(() => {
    map.invalidateSize({ pan: false, animate: false });
    if (!touched) show();
  });
  const container = map.getContainer();
  observer.observe(container);
  map.on("unload", () => observer.disconnect());
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    container.addEventListener(act, () => (touched = true), { passive: true });
  }
  show();
  return (next) => {
    box = next;
    touched = false;
    show();
  };
}
