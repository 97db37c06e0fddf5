/**
 * <koop-location-picker>: chooses the place of a diagnosis on a map, beside plain inputs that work without it.
 *
 * @example
 * <koop-location-picker areas-url="/…" bounds="18.95,49.75,19.15,49.9">
 *   <input type="radio" name="place_kind" value="point"> … "area", "areas", "line", "polygon", "city"
 *   <div data-for-kind="point"><input name="coordinates"></div>
 *   <div data-for-kind="area"><select name="area"><option value="BB-28">Wapienica</option></select></div>
 *   <div data-for-kind="areas"><input type="checkbox" name="areas" value="BB-28">…</div>
 *   <div data-for-kind="line polygon"><div data-picker-tools></div><textarea name="drawing"></textarea></div>
 *   <div data-for-kind="area areas point line polygon"><div data-picker-map></div></div>
 *   <p data-picker-status></p>
 * </koop-location-picker>
 *
 * areas-url  GeoJSON outlines, properties {code, name, level}. bounds  "west,south,east,north". prefix  of the names, where a
 * form has several places ("sites-0-"). lazy  draws the map when it comes into sight. [data-for-kind] is shown for those kinds only. Listens to koop:address-chosen {lon, lat}. Fires koop:place-chosen
 * {lon, lat, code}, and input on every field that it writes.
 */
import { element, emit, onceInSight } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { getJSON } from "../core/request.js";
import { formatCoordinates, parseCoordinates } from "../lib/coordinates.js";
import { cornersOf } from "../lib/drawing.js";
import { bbox, contains, parseBounds, unionBoxes } from "../lib/geo.js";
import { AreaLayer } from "../map/areas.js";
import { createMap, keepInView } from "../map/map.js";
import { Picker } from "../map/picker.js";
import { Sketch } from "../map/sketch.js";
import { SketchTools } from "../map/sketch_tools.js";

const DRAWN = ["line", "polygon"];
const drawing = () => say("picker_help_drawing");
const HELP = { point: () => say("picker_help"), area: () => say("picker_help_area"), areas: () => say("picker_help_areas"), line: drawing, polygon: drawing };

class KoopLocationPicker extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.names = this.getAttribute("prefix") ?? "";
    const { signal } = this.life;
    this.addEventListener("change", (event) => this.onChange(event), { signal });
    this.addEventListener("koop:address-chosen", ({ detail }) => this.choosePoint([detail.lon, detail.lat], true), { signal });
    this.place = this.querySelector("[data-picker-map]");
    this.status = this.querySelector("[data-picker-status]");
    this.status.classList.add("c-picker__status");
    this.status.setAttribute("role", "status");
    this.showKind();
    const start = () => this.start().catch((error) => this.fail(error));
    this.hasAttribute("lazy") ? onceInSight(this.place, start, signal) : start();
  }

  disconnectedCallback() {
    this.life.abort();
    this.clear();
  }

  clear() {
    for (const part of [this.map, this.canvas, this.help, this.tools]) part?.remove();
    this.map = this.areas = this.picker = this.sketch = null;
  }

  async start() {
    this.help = element("p", { class: "c-field__help", id: `${this.names}picker-help` });
    this.canvas = element("div", { class: "c-map__canvas", role: "application", "aria-label": say("picker_label"), "aria-describedby": this.help.id, tabindex: "0" });
    this.place.append(this.help, this.canvas);
    this.map = createMap(this.canvas, { keyboard: false });
    const bounds = parseBounds(this.getAttribute("bounds"));
    const show = keepInView(this.map, bounds);
    const areas = await getJSON(this.getAttribute("areas-url"), { signal: this.life.signal });
    if (!bounds) show(unionBoxes(areas.features.map(({ geometry }) => bbox(geometry))));
    this.areas = new AreaLayer(this.map, areas);
    this.picker = new Picker(this.map, (position) => this.pick(position), () => DRAWN.includes(this.kind()) && this.sketch.undo());
    this.sketch = new Sketch(this.map, () => this.onDrawn());
    this.tools = new SketchTools(this.querySelector("[data-picker-tools]"), this.sketch);
    this.restore();
    this.dataset.state = "ready";
  }

  input(name) {
    return this.querySelector(`[name="${this.names}${name}"]`);
  }

  kind() {
    return this.querySelector(`[name="${this.names}place_kind"]:checked`)?.value ?? "";
  }

  showKind() {
    const kind = this.kind();
    for (const part of this.querySelectorAll("[data-for-kind]")) part.hidden = !part.dataset.forKind.split(" ").includes(kind);
    if (this.help && HELP[kind]) this.help.textContent = HELP[kind]();
  }

  /** Draw what is in the inputs of the chosen kind. */
  restore() {
    const kind = this.kind();
    this.showKind();
    this.picker.show(null);
    this.sketch.hide();
    if (DRAWN.includes(kind)) this.restoreDrawing(kind);
    else if (kind === "point") this.locate(parseCoordinates(this.input("coordinates").value), true);
    else this.lightChosen();
  }

  restoreDrawing(kind) {
    this.sketch.open(kind, cornersOf(this.input("drawing").value));
    this.tools.show();
    this.write("drawing", this.sketch.geometry() ? JSON.stringify(this.sketch.geometry()) : "", true);
    this.locateDrawing();
  }

  /** A place was clicked, tapped or chosen with Enter. */
  pick(position) {
    const kind = this.kind();
    if (DRAWN.includes(kind)) this.sketch.add(position);
    else if (kind === "area" || kind === "areas") this.chooseArea(this.areaAt(position)?.properties.code);
    else this.choosePoint(position);
  }

  choosePoint(position, isFar = false) {
    for (const radio of this.querySelectorAll(`[name="${this.names}found_address"]`)) radio.checked = false;
    this.write("coordinates", formatCoordinates(position));
    const code = this.locate(position, isFar);
    emit(this, "koop:place-chosen", { lon: position[0], lat: position[1], code });
  }

  chooseArea(code) {
    if (!code) return;
    const field = this.kind() === "area" ? this.input("area") : this.querySelector(`[name="areas"][value="${CSS.escape(code)}"]`);
    if (this.kind() === "area") field.value = code;
    else field.checked = !field.checked;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  onDrawn() {
    const geometry = this.sketch.geometry();
    this.write("drawing", geometry ? JSON.stringify(geometry) : "");
    this.tools.show();
    const code = this.locateDrawing();
    const [lon, lat] = this.sketch.corners.at(-1) ?? [];
    emit(this, "koop:place-chosen", { lon, lat, code });
  }

  write(name, value, isQuiet = false) {
    this.input(name).value = value;
    if (!isQuiet) this.input(name).dispatchEvent(new Event("input", { bubbles: true }));
  }

  areaAt(position) {
    return this.areas.features().find(({ geometry }) => contains(geometry, position));
  }

  /** Show a point, find its area and say it; returns the area's code or null. */
  locate(position, isFar = false) {
    this.picker?.show(position);
    if (!position) this.lightChosen();
    if (!position || !this.areas) return null;
    const found = this.areaAt(position);
    this.areas.light(found?.properties.code);
    if (isFar && !this.map.getBounds().contains(position.toReversed())) this.map.panTo(position.toReversed(), { animate: false });
    this.tell(found ? say("picker_in", { area: found.properties.name }) : say("picker_outside"), !found);
    return found?.properties.code ?? null;
  }

  /** Light up every area a drawing touches by a corner; the server finds the one that counts. */
  locateDrawing() {
    const found = [...new Set(this.sketch.corners.map((corner) => this.areaAt(corner)).filter(Boolean))];
    this.areas.light(found.map(({ properties }) => properties.code));
    this.tell(this.tools.words(found.map(({ properties }) => properties.name)));
    return found[0]?.properties.code ?? null;
  }

  lightChosen() {
    const kind = this.kind();
    const several = kind === "areas" ? [...this.querySelectorAll('[name="areas"]:checked')].map(({ value }) => value) : [];
    const codes = kind === "area" ? [this.input("area").value] : several;
    this.areas?.light(codes);
    const names = codes.map((code) => this.areas?.feature(code)?.properties.name).filter(Boolean);
    this.tell(kind === "city" ? say("whole_city") : names.join(", "));
  }

  tell(text, isWrong = false) {
    this.status.textContent = text;
    this.status.classList.toggle("is-wrong", isWrong);
  }

  onChange({ target }) {
    const name = target.name.slice(this.names.length);
    if (name === "area" || name === "areas") this.lightChosen();
    else if (!["place_kind", "coordinates", "drawing"].includes(name)) return;
    else if (this.areas) this.restore();
    else this.showKind();
  }

  fail(error) {
    if (error.name === "AbortError" || !this.isConnected) return;
    this.clear();
    this.tell(say("picker_failed"), true);
  }
}

if (!customElements.get("koop-location-picker")) customElements.define("koop-location-picker", KoopLocationPicker);
