/** Outlines and names of areas; tints them and lights them up. */
import { element } from "../core/dom.js";
import { classOf } from "../lib/classes.js";
import { bbox, labelPoint } from "../lib/geo.js";
import { token } from "./map.js";

/** The tints of COUNT_BREAKS, from pale to strong. */
export const TINTS = ["problem-50", "problem-100", "problem-200", "problem-300"];

/** A name is written where the area is wide enough for it: about 6 px a letter. */
const LETTER = 6;

export class AreaLayer {
  /**
   * `areas`: a GeoJSON FeatureCollection with properties code, name, level, url. `onHover(code | null)`,
   * `onClick(code)`. `overTiles`: let the base map show through.
   */
  constructor(map, areas, { onHover = () => {}, onClick = null, overTiles = false } = {}) {
    this.map = map;
    this.opacity = overTiles ? 0.55 : 1;
    this.onHover = onHover;
    this.onClick = onClick;
    this.counts = new Map();
    this.lit = new Set();
    this.shapes = new Map();
    this.names = [];
    this.group = L.layerGroup().addTo(map);
    const isCity = ({ properties }) => properties.level === "city";
    for (const feature of areas.features.filter(isCity)) this.drawCity(feature);
    for (const feature of areas.features.filter((one) => !isCity(one))) this.draw(feature);
    this.placeNames();
    map.on("zoomend viewreset resize", () => this.placeNames());
  }

  drawCity(feature) {
    const node = this.map.getContainer();
    const style = { color: token(node, "ink-soft"), weight: 2, fillColor: token(node, "white"), fillOpacity: this.opacity };
    const shape = L.geoJSON(feature, { interactive: false, style: () => style }).addTo(this.group);
    this.shapes.set(feature.properties.code, { shape, feature, isCity: true });
  }

  draw(feature) {
    const { code, name } = feature.properties;
    const shape = L.geoJSON(feature, { style: () => this.style(code) }).addTo(this.group);
    this.shapes.set(code, { shape, feature, isCity: false });
    shape.on("mouseover", () => this.onHover(code));
    shape.on("mouseout", () => this.onHover(null));
    if (this.onClick) shape.on("click", () => this.onClick(code));
    const point = labelPoint(feature.geometry);
    if (!point) return;
    const icon = L.divIcon({ className: "c-map__name", html: element("span", {}, name), iconSize: [0, 0] });
    const home = [point[1], point[0]];
    const label = L.marker(home, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
    this.names.push({ code, label, home, box: bbox(feature.geometry), width: name.length * LETTER });
  }

  style(code) {
    const node = this.map.getContainer();
    const index = classOf(this.counts.get(code) ?? 0);
    const isLit = this.lit.has(code);
    return {
      color: token(node, isLit ? "ink" : "rule-strong"),
      weight: isLit ? 3 : 0.8,
      fillColor: token(node, index < 0 ? "white" : TINTS[index]),
      fillOpacity: this.opacity,
    };
  }

  placeNames() {
    if (!this.map.getSize().x) return;
    for (const { code, label, box, width } of this.names) {
      const west = this.map.latLngToContainerPoint([box[1], box[0]]);
      const east = this.map.latLngToContainerPoint([box[1], box[2]]);
      if (east.x - west.x < width) this.group.removeLayer(label);
      else if (!this.group.hasLayer(label)) this.group.addLayer(label);
      label.getElement()?.classList.toggle("c-map__name--under", this.counts.has(code));
    }
  }

  /** Tint areas by how many problems each has (Map of code to count); names go under the signs (code to [lat, lng]). */
  tint(counts, signs = new Map()) {
    this.counts = counts;
    for (const { code, label, home } of this.names) label.setLatLng(signs.get(code) ?? home);
    for (const [code, { shape, isCity }] of this.shapes) if (!isCity) shape.setStyle(this.style(code));
    this.placeNames();
  }

  /** Light up an area or several, or none: a code, a list of codes, null. */
  light(codes) {
    const before = this.lit;
    this.lit = new Set([codes ?? []].flat());
    for (const each of new Set([...before, ...this.lit])) {
      const known = this.shapes.get(each);
      if (!known || known.isCity) continue;
      known.shape.setStyle(this.style(each));
      if (this.lit.has(each)) known.shape.bringToFront();
    }
  }

  /** The feature of one area; undefined for an unknown code. */
  feature(code) {
    return this.shapes.get(code)?.feature;
  }

  /** The features of all areas but the city's own outline. */
  features() {
    return [...this.shapes.values()].filter(({ isCity }) => !isCity).map(({ feature }) => feature);
  }
}
