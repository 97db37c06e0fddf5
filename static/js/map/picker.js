/** Choosing places on a map: by click or touch, or by keyboard with a cross that the arrow keys move. */
import { svg } from "../core/dom.js";

/** How far an arrow key moves the cross, in pixels; with Shift, further. */
const STEP = 12;
const LONG_STEP = 60;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function pointIcon() {
  const node = svg("svg", { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true" }, svg("circle", { cx: 12, cy: 12, r: 8 }));
  return L.divIcon({ className: "c-picker__point", html: node, iconSize: [24, 24] });
}

/**
 * Tells which place a person means: `onPick([longitude, latitude])` for every click and every Enter at the cross,
 * `onUndo()` for Backspace and Delete. Draws one point by `show`.
 */
export class Picker {
  constructor(map, onPick, onUndo = () => {}) {
    this.map = map;
    this.onPick = onPick;
    this.onUndo = onUndo;
    this.cross = null;
    this.marker = null;
    const container = map.getContainer();
    map.on("click", ({ latlng }) => this.pick(latlng));
    container.addEventListener("keydown", (event) => this.onKey(event));
    container.addEventListener("blur", () => this.hideCross());
  }

  onKey(event) {
    if (event.target !== this.map.getContainer() || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) this.moveCross(arrow, event.shiftKey ? LONG_STEP : STEP);
    else if (event.key === "Enter") this.pickAtCross();
    else if (event.key === "Backspace" || event.key === "Delete") this.onUndo();
    else if (event.key === "+") this.map.zoomIn();
    else if (event.key === "-") this.map.zoomOut();
    else return;
    event.preventDefault();
  }

  crossPoint() {
    return this.at ?? this.map.getSize().divideBy(2);
  }

  moveCross([dx, dy], step) {
    const size = this.map.getSize();
    const { x, y } = this.crossPoint();
    const next = L.point(x + dx * step, y + dy * step);
    const over = L.point(next.x - Math.max(0, Math.min(size.x, next.x)), next.y - Math.max(0, Math.min(size.y, next.y)));
    if (over.x || over.y) this.map.panBy(over, { animate: false });
    this.at = next.subtract(over);
    if (!this.cross) {
      this.cross = svg("svg", { class: "c-picker__cross", viewBox: "0 0 33 33", "aria-hidden": "true" }, svg("path", { d: "M16.5 0v13M16.5 20v13M0 16.5h13M20 16.5h13" }));
      this.map.getContainer().append(this.cross);
    }
    this.cross.style.left = `${this.at.x}px`;
    this.cross.style.top = `${this.at.y}px`;
  }

  hideCross() {
    this.cross?.remove();
    this.cross = this.at = null;
  }

  pickAtCross() {
    this.pick(this.map.containerPointToLatLng(this.crossPoint()));
  }

  pick({ lng, lat }) {
    this.onPick([lng, lat]);
  }

  /** Show a point without telling anybody; null removes it. */
  show(position) {
    if (!position) {
      this.marker?.remove();
      this.marker = null;
      return;
    }
    const [lng, lat] = position;
    if (this.marker) this.marker.setLatLng([lat, lng]);
    else this.marker = L.marker([lat, lng], { icon: pointIcon(), interactive: false, keyboard: false }).addTo(this.map);
  }
}
