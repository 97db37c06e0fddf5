/** Geometry on plain GeoJSON; pure functions, no DOM. Positions are [longitude, latitude] in degrees, WGS 84. */

/** Tell whether a position lies inside a ring, by crossing number. */
function inRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** The polygons of a geometry: a list of lists of rings. Points and lines have none. */
function polygonsOf(geometry) {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  if (geometry?.type === "MultiPolygon") return geometry.coordinates;
  return [];
}

/** Tell whether a position lies in a Polygon or MultiPolygon, outside its holes. */
export function contains(geometry, position) {
  return polygonsOf(geometry).some(
    ([outer, ...holes]) => inRing(position, outer) && !holes.some((hole) => inRing(position, hole)),
  );
}

/** The bounding box [west, south, east, north] of a geometry, or null when it is empty. */
export function bbox(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (item) => {
    if (typeof item[0] !== "number") {
      item.forEach(visit);
      return;
    }
    box[0] = Math.min(box[0], item[0]);
    box[1] = Math.min(box[1], item[1]);
    box[2] = Math.max(box[2], item[0]);
    box[3] = Math.max(box[3], item[1]);
  };
  if (geometry?.coordinates?.length) visit(geometry.coordinates);
  return Number.isFinite(box[0]) ? box : null;
}

/** Read "west,south,east,north"; null when it is not four numbers in order. */
export function parseBounds(text) {
  const numbers = (text ?? "").split(",").map(Number);
  if (numbers.length !== 4 || numbers.some((number) => !Number.isFinite(number))) return null;
  const [west, south, east, north] = numbers;
  return west < east && south < north ? numbers : null;
}

/** The box around several boxes; null when there is none. */
export function unionBoxes(boxes) {
  const known = boxes.filter(Boolean);
  if (!known.length) return null;
  return [
    Math.min(...known.map((box) => box[0])),
    Math.min(...known.map((box) => box[1])),
    Math.max(...known.map((box) => box[2])),
    Math.max(...known.map((box) => box[3])),
  ];
}

/** The centre of gravity of a ring and its signed area: [longitude, latitude, area]. */
function ringCentre(ring) {
  let [x, y, area] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const cross = ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    area += cross / 2;
    x += (ring[j][0] + ring[i][0]) * cross;
    y += (ring[j][1] + ring[i][1]) * cross;
  }
  return area ? [x / (6 * area), y / (6 * area), area] : [...ring[0], 0];
}

/** Where to write the name of an area: the centre of its largest part, or null for a geometry without polygons. */
export function labelPoint(geometry) {
  const centres = polygonsOf(geometry).map(([outer]) => ringCentre(outer));
  if (!centres.length) return null;
  const largest = centres.reduce((best, one) => (Math.abs(one[2]) > Math.abs(best[2]) ? one : best));
  return [largest[0], largest[1]];
}
