/**
 * <koop-map>: areas of the city and what is published in them.
 *
 * @example
 * <koop-map class="c-map__canvas" role="region" aria-label="Problems by district"
 *   areas-url="/…" layer-url="/…?category=work" resources-url="/…" bounds="18.95,49.75,19.15,49.9"
 *   highlight="BB-28" tile-url="" tile-attribution="" note="approximate boundaries – not official" small></koop-map>
 *
 * areas-url      GeoJSON outlines, properties {code, name, level, url}; level "city" is the outline of the whole.
 * layer-url      GeoJSON points, one a public place, properties {area, area_name, precision, count, severity_max,
 *                problems: [{id, title, category_name, severity, trend, url}]}. Setting the attribute loads it again.
 * resources-url  GeoJSON points of what helps, properties {id, name, kind_name, url}. Setting it loads it again.
 * bounds         "west,south,east,north", shown at once; without it the box of the outlines.
 * highlight      code of an area that stays lit, and fills the map when there are no bounds.
 * small          a picture beside a text: no legend, no scale, no wheel.
 *
 * Fires koop:map-ready, koop:layer-loaded {places, problems}, koop:help-loaded {places}, koop:area-hovered {code or null}.
 * Listens on the document to koop:area-hovered of others. data-state is loading, ready or failed.
 */
import { element, emit } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { getJSON } from "../core/request.js";
import { bbox, parseBounds, unionBoxes } from "../lib/geo.js";
import { AreaLayer } from "../map/areas.js";
import { HelpLayer } from "../map/help.js";
import { hereMark, isWithin } from "../map/here.js";
import { legend } from "../map/legend.js";
import { createMap, keepInView } from "../map/map.js";
import { cityControl, placeSign } from "../map/points.js";

const EMPTY = { type: "FeatureCollection", features: [] };

class KoopMap extends HTMLElement {
  static observedAttributes = ["layer-url", "resources-url"];

  connectedCallback() {
    this.life = new AbortController();
    this.asking = new Map();
    this.broken = new Set();
    document.addEventListener("koop:area-hovered", (event) => this.onOtherHover(event), { signal: this.life.signal });
    this.start().catch((error) => this.fail(error, "map_failed"));
  }

  disconnectedCallback() {
    this.life.abort();
    for (const asking of this.asking.values()) asking.abort();
    this.map?.remove();
    this.map = this.areas = this.signs = this.help = this.city = this.legend = this.here = null;
    this.replaceChildren();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.areas) return;
    this.addLegend();
    if (name === "layer-url") this.loadProblems();
    else this.loadHelp();
  }

  async start() {
    const { signal } = this.life;
    const tileUrl = this.getAttribute("tile-url") ?? "";
    const small = this.hasAttribute("small");
    this.dataset.state = "loading";
    this.map = createMap(this, { small, tileUrl, tileAttribution: this.getAttribute("tile-attribution") ?? "" });
    const bounds = parseBounds(this.getAttribute("bounds"));
    this.show = keepInView(this.map, bounds);
    const areas = await this.get("areas-url", signal);
    this.box = bounds ?? this.frame(areas);
    if (!bounds) this.show(this.box);
    this.areas = new AreaLayer(this.map, areas, { onHover: (code) => this.hover(code), overTiles: Boolean(tileUrl) });
    this.light(null);
    this.help = new HelpLayer(this.map);
    this.signs = L.layerGroup().addTo(this.map);
    this.addLegend();
    emit(this, "koop:map-ready");
    await Promise.all([this.loadProblems(), this.loadHelp()]);
  }

  /** Put up the legend of the layers in use; folded or not as the person left it. */
  addLegend() {
    if (this.hasAttribute("small")) return;
    const open = this.legend?.getContainer().open ?? null;
    this.legend?.remove();
    const has = (name) => Boolean(this.getAttribute(name));
    const note = this.getAttribute("note") ?? "";
    this.legend = legend({ problems: has("layer-url"), resources: has("resources-url"), note, open }).addTo(this.map);
  }

  /** The box to show when no bounds are given: the highlighted area, else everything. */
  frame({ features }) {
    const wanted = features.filter(({ properties }) => properties.code === this.getAttribute("highlight"));
    return unionBoxes((wanted.length ? wanted : features).map(({ geometry }) => bbox(geometry)));
  }

  /**
   * Mark where somebody stands, [lon, lat]; false when that is beyond what the map shows at first. It shows that again and
   * never goes where the person is: a server of tiles would be told.
   */
  markHere(position, name) {
    this.here?.remove();
    if (!this.box || !isWithin(position, this.box)) return false;
    this.here = hereMark(this.map, position, name);
    this.show(this.box);
    return true;
  }

  async get(attribute, signal) {
    const url = this.getAttribute(attribute);
    return url ? getJSON(url, { signal }) : EMPTY;
  }

  async loadProblems() {
    const features = await this.load("layer-url", (found) => this.drawPlaces(found));
    if (!features) return;
    const problems = features.reduce((sum, { properties }) => sum + properties.count, 0);
    emit(this, "koop:layer-loaded", { places: features.length, problems });
  }

  async loadHelp() {
    const features = await this.load("resources-url", (found) => this.help.show(found));
    if (features) emit(this, "koop:help-loaded", { places: features.length });
  }

  /** Load one layer and draw it; returns its features, nothing when it failed or another question overtook it. */
  async load(attribute, draw) {
    this.asking.get(attribute)?.abort();
    const asking = new AbortController();
    this.asking.set(attribute, asking);
    this.dataset.state = "loading";
    try {
      const { features } = await this.get(attribute, asking.signal);
      if (asking.signal.aborted) return null;
      draw(features);
      this.settle(attribute);
      return features;
    } catch (error) {
      if (error.name !== "AbortError") {
        this.asking.delete(attribute);
        this.broken.add(attribute);
      }
      this.fail(error, "layer_failed");
      return null;
    }
  }

  /** One layer is there: the map is ready when none is on its way and none is broken. */
  settle(attribute) {
    this.asking.delete(attribute);
    this.broken.delete(attribute);
    if (this.broken.size) {
      this.dataset.state = "failed";
    } else if (!this.asking.size) {
      this.querySelector(".c-map__failed")?.remove();
      this.dataset.state = "ready";
    }
  }

  drawPlaces(features) {
    this.signs.clearLayers();
    this.city?.remove();
    const counts = new Map();
    const places = new Map();
    const areaUrl = (code) => this.areas.feature(code)?.properties.url ?? "";
    for (const feature of features) {
      const { area, count, precision } = feature.properties;
      if (precision === "city") {
        this.city = cityControl(feature, areaUrl).addTo(this.map);
      } else {
        counts.set(area, (counts.get(area) ?? 0) + count);
        if (precision !== "exact") places.set(area, feature.geometry.coordinates.toReversed());
        placeSign(feature, { areaUrl, onHover: (code) => this.hover(code) }).addTo(this.signs);
      }
    }
    this.areas.tint(counts, places);
  }

  hover(code) {
    this.light(code);
    emit(this, "koop:area-hovered", { code });
  }

  onOtherHover(event) {
    if (event.target !== this) this.light(event.detail.code);
  }

  light(code) {
    this.areas?.light(code ?? this.getAttribute("highlight"));
  }

  fail(error, sentence) {
    if (error.name === "AbortError" || !this.isConnected) return;
    this.dataset.state = "failed";
    this.querySelector(".c-map__failed")?.remove();
    this.append(element("p", { class: "c-map__failed", role: "status" }, say(sentence)));
  }
}

if (!customElements.get("koop-map")) customElements.define("koop-map", KoopMap);
