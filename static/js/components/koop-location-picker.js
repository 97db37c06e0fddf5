/**
 * <koop-location-picker>: chooses the place of a diagnosis on a map, beside plain inputs that work without it.
 *
 * @example
 * <koop-location-picker areas-url="/…" bounds="18.95,49.75,19.15,49.9" text-public="Publicly: {area}">
 *   <input type="radio" name="place_kind" value="point"> … value="area" … value="city"
 *   <div data-for-kind="point"><input name="lat"><input name="lon"></div>
 *   <div data-for-kind="area point"><select name="area"><option value="BB-28">Wapienica</option></select></div>
 *   <div data-picker-map></div>
 *   <p data-picker-status></p>
 * </koop-location-picker>
 *
 * areas-url      GeoJSON outlines, properties {code, name, level}.
 * bounds         "west,south,east,north".
 * text-public    the line that says what the public will see, {area} is filled in; optional.
 * text-in, text-outside  other words for "The place is in: {area}." and for a point outside the city; optional.
 *
 * Options of `area` have the code as value, or carry data-code. [data-for-kind] is shown for those kinds only.
 * Without [data-picker-map] or [data-picker-status] they are added at the end. Fires koop:place-chosen {lon, lat, code}.
 */
import { element, emit } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { getJSON } from "../core/request.js";
import { contains, parseBounds, unionBoxes, bbox } from "../lib/geo.js";
import { formatCoordinate, parseCoordinate } from "../lib/numbers.js";
import { AreaLayer } from "../map/areas.js";
import { createMap, keepInView } from "../map/map.js";
import { Picker } from "../map/picker.js";

class KoopLocationPicker extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.addEventListener("change", (event) => this.onChange(event), { signal: this.life.signal });
    this.place = this.querySelector("[data-picker-map]") ?? this.appendChild(element("div", { "data-picker-map": true }));
    this.status = this.querySelector("[data-picker-status]") ?? this.appendChild(element("p", { "data-picker-status": true }));
    this.status.classList.add("c-picker__status");
    this.status.setAttribute("role", "status");
    this.showKind();
    this.start().catch((error) => this.fail(error));
  }

  disconnectedCallback() {
    this.life.abort();
    this.map?.remove();
    this.canvas?.remove();
    this.help?.remove();
    this.map = this.areas = this.picker = null;
  }

  async start() {
    this.help = element("p", { class: "c-field__help", id: `picker-help-${Math.random().toString(36).slice(2, 8)}` }, say("picker_help"));
    const label = this.getAttribute("label") ?? say("picker_label");
    this.canvas = element("div", { class: "c-map__canvas", role: "application", "aria-label": label, "aria-describedby": this.help.id, tabindex: "0" });
    this.place.append(this.help, this.canvas);
    this.map = createMap(this.canvas, { keyboard: false });
    const bounds = parseBounds(this.getAttribute("bounds"));
    const show = keepInView(this.map, bounds);
    const areas = await getJSON(this.getAttribute("areas-url"), { signal: this.life.signal });
    if (!bounds) show(unionBoxes(areas.features.map(({ geometry }) => bbox(geometry))));
    this.areas = new AreaLayer(this.map, areas);
    this.picker = new Picker(this.map, (position) => this.choose(position));
    this.restore();
    this.dataset.state = "ready";
  }

  input(name) {
    return this.querySelector(`[name="${name}"], [name$="-${name}"]`);
  }

  kinds() {
    return [...this.querySelectorAll('[name="place_kind"], [name$="-place_kind"]')];
  }

  kind() {
    return this.kinds().find((radio) => radio.checked)?.value ?? "point";
  }

  setKind(value) {
    const radio = this.kinds().find((each) => each.value === value);
    if (radio) radio.checked = true;
    this.showKind();
  }

  showKind() {
    const kind = this.kind();
    for (const part of this.querySelectorAll("[data-for-kind]")) {
      part.hidden = !part.dataset.forKind.split(" ").includes(kind);
    }
  }

  /** What is already in the inputs, drawn on the map. */
  restore() {
    const position = this.typed();
    if (this.kind() === "point" && position) this.locate(position);
    else this.lightSelected();
  }

  typed() {
    const position = [parseCoordinate(this.input("lon")?.value), parseCoordinate(this.input("lat")?.value)];
    return position.every(Number.isFinite) ? position : null;
  }

  choose([lon, lat]) {
    this.setKind("point");
    if (this.input("lon")) this.input("lon").value = formatCoordinate(lon);
    if (this.input("lat")) this.input("lat").value = formatCoordinate(lat);
    const code = this.locate([lon, lat]);
    this.input("lon")?.dispatchEvent(new Event("input", { bubbles: true }));
    emit(this, "koop:place-chosen", { lon, lat, code });
  }

  /** Show a point, find its area and say both; returns the area's code or null. */
  locate(position) {
    this.picker.show(position);
    const found = this.areas.features().find(({ geometry }) => contains(geometry, position));
    this.areas.light(found?.properties.code ?? null);
    if (!found) {
      this.tell(this.getAttribute("text-outside") ?? say("picker_outside"), true);
      return null;
    }
    const { code, name } = found.properties;
    const option = [...(this.input("area")?.options ?? [])].find((each) => (each.dataset.code ?? each.value) === code);
    if (option) option.selected = true;
    this.tellArea(name, this.getAttribute("text-in") ?? say("picker_in"));
    return code;
  }

  lightSelected() {
    const option = this.kind() === "city" ? null : this.input("area")?.selectedOptions[0];
    const feature = option && this.areas?.feature(option.dataset.code ?? option.value);
    this.picker?.show(null);
    this.areas?.light(feature?.properties.code ?? null);
    if (feature) this.tellArea(feature.properties.name, "");
    else this.tell(this.kind() === "city" ? say("whole_city") : "");
  }

  tellArea(name, sentence) {
    const lines = [sentence, this.getAttribute("text-public") ?? ""].filter(Boolean);
    this.tell(lines.join(" ").replaceAll("{area}", name));
  }

  tell(text, isWrong = false) {
    this.status.textContent = text;
    this.status.classList.toggle("is-wrong", isWrong);
  }

  onChange({ target }) {
    const name = target.name?.replace(/^.*-/, "");
    if (name === "place_kind") {
      this.showKind();
      if (this.areas) this.restore();
    } else if (name === "area") {
      if (this.kind() !== "city") this.lightSelected();
    } else if ((name === "lat" || name === "lon") && this.areas && this.typed()) {
      this.locate(this.typed());
    }
  }

  fail(error) {
    if (error.name === "AbortError" || !this.isConnected) return;
    this.map?.remove();
    this.map = null;
    this.canvas?.remove();
    this.help?.remove();
    this.tell(say("picker_failed"), true);
  }
}

if (!customElements.get("koop-location-picker")) customElements.define("koop-location-picker", KoopLocationPicker);
