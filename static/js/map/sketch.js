/** Drawing a line or an outline, corner by corner: by mouse, finger or keyboard. */
import { element } from "../core/dom.js";
import { FEWEST, geometryOf } from "../lib/drawing.js";
import { token } from "./map.js";

/** What a finger can hit, in pixels. */
const HANDLE = 44;

function handleIcon() {
  return L.divIcon({ className: "c-sketch__handle", html: element("span"), iconSize: [HANDLE, HANDLE] });
}

/**
 * A drawing on a map. `onChange()` is called after every change; `corners` are positions [longitude, latitude],
 * `isDone` says that no further corner is wanted.
 */
export class Sketch {
  constructor(map, onChange) {
    this.map = map;
    this.onChange = onChange;
    this.kind = "polygon";
    this.corners = [];
    this.isDone = false;
    // Above the areas, which light up by coming to the front of theirs.
    map.createPane("sketch").style.zIndex = 450;
    this.renderer = L.svg({ pane: "sketch" });
    this.group = L.layerGroup().addTo(map);
  }

  /** Begin, or go on with corners that are there already. */
  open(kind, corners = []) {
    this.kind = kind;
    this.corners = [...corners];
    this.isDone = this.isWhole();
    this.draw();
  }

  isWhole() {
    return this.corners.length >= FEWEST[this.kind];
  }

  /** The GeoJSON geometry; null while there are too few corners. */
  geometry() {
    return geometryOf(this.kind, this.corners);
  }

  add(position) {
    if (this.isDone) return;
    this.set([...this.corners, position]);
  }

  /** Take the last corner back; what was finished can be drawn on. */
  undo() {
    if (!this.corners.length) return;
    this.isDone = false;
    this.set(this.corners.slice(0, -1));
  }

  clear() {
    this.isDone = false;
    this.set([]);
  }

  finish() {
    if (!this.isWhole()) return;
    this.isDone = true;
    this.set(this.corners);
  }

  set(corners) {
    this.corners = corners;
    this.draw();
    this.onChange();
  }

  /** Take the drawing off the map; its corners are kept. */
  hide() {
    this.group.clearLayers();
  }

  draw() {
    this.hide();
    const node = this.map.getContainer();
    const style = { pane: "sketch", renderer: this.renderer, color: token(node, "accent"), weight: 3, fillOpacity: 0.15, interactive: false, dashArray: this.isDone ? null : "6 5" };
    this.shape = (this.kind === "polygon" && this.isWhole() ? L.polygon : L.polyline)(this.latLngs(), style);
    this.group.addLayer(this.shape);
    this.corners.forEach((corner, index) => this.group.addLayer(this.handle(corner, index)));
  }

  latLngs() {
    return this.corners.map(([lng, lat]) => [lat, lng]);
  }

  /** A corner that can be dragged; the first one closes an outline. */
  handle([lng, lat], index) {
    const marker = L.marker([lat, lng], { icon: handleIcon(), draggable: true, keyboard: false, autoPan: true });
    const move = () => {
      const at = marker.getLatLng();
      this.corners[index] = [at.lng, at.lat];
    };
    marker.on("drag", () => {
      move();
      this.shape.setLatLngs(this.latLngs());
    });
    marker.on("dragend", () => {
      move();
      this.set(this.corners);
    });
    marker.on("click", () => index === 0 && this.finish());
    return marker;
  }
}
