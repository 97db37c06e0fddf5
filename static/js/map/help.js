/** The layer of what helps: teal squares; those that would lie on one another share one with a number. */
import { groupNear } from "../lib/grouping.js";
import { resourceSign, resourcesSign } from "./points.js";

/** How far around what is seen signs are ready, as a part of the view. */
const AROUND = 0.25;

export class HelpLayer {
  /** Draws on a Leaflet map; nothing until `show`. Only what is in view is in the page, however many there are. */
  constructor(map) {
    this.map = map;
    this.features = [];
    this.signs = new Map();
    this.draw = this.draw.bind(this);
    map.on("moveend zoomend resize", this.draw);
  }

  /** Show these GeoJSON points, properties {id, name, kind_name, url}, instead of those before. */
  show(features) {
    this.features = features;
    this.draw();
  }

  draw() {
    const wanted = new Map(this.groups().map((group) => [group.key, group]));
    for (const [key, sign] of this.signs) {
      if (wanted.has(key)) continue;
      sign.remove();
      this.signs.delete(key);
    }
    // What stays is not drawn anew: the focus and an open popup stay with it.
    for (const [key, group] of wanted) {
      if (!this.signs.has(key)) this.signs.set(key, this.sign(group).addTo(this.map));
    }
  }

  /** The groups in view at this zoom; a key names the zoom, the cell and everything in it. */
  groups() {
    const zoom = this.map.getZoom();
    const view = this.map.getBounds().pad(AROUND);
    const points = this.features
      .map((feature) => ({ feature, latLng: L.latLng(feature.geometry.coordinates.toReversed()) }))
      .filter(({ latLng }) => view.contains(latLng))
      .map(({ feature, latLng }) => ({ feature, ...this.map.project(latLng, zoom) }));
    return groupNear(points).map(({ key, points: members, x, y }) => {
      const features = members.map(({ feature }) => feature);
      const names = features.map(({ properties: { id }, geometry }) => `${id}@${geometry.coordinates}`);
      return { key: [zoom, key, ...names].join("|"), features, latLng: this.map.unproject([x, y], zoom) };
    });
  }

  sign({ features, latLng }) {
    return features.length === 1 ? resourceSign(features[0]) : resourcesSign(features, latLng);
  }
}
