/** Lines and outlines as lists of corners; pure functions. Positions are [longitude, latitude] in degrees, WGS 84. */

/** The fewest corners that make a line or an outline. */
export const FEWEST = { line: 2, polygon: 3 };

const rounded = ([lon, lat]) => [Number(lon.toFixed(6)), Number(lat.toFixed(6))];

/** The GeoJSON geometry of some corners; null while there are too few. */
export function geometryOf(kind, corners) {
  if (corners.length < FEWEST[kind]) return null;
  const positions = corners.map(rounded);
  if (kind === "line") return { type: "LineString", coordinates: positions };
  return { type: "Polygon", coordinates: [[...positions, positions[0]]] };
}

/** The corners of a GeoJSON text; none where it cannot be read. Of an outline the outer ring. */
export function cornersOf(text) {
  try {
    const { type, coordinates } = JSON.parse(text);
    const positions = type === "Polygon" ? coordinates[0].slice(0, -1) : coordinates;
    return positions.every((one) => one.length === 2 && one.every(Number.isFinite)) ? positions : [];
  } catch {
    return [];
  }
}

const crosses = (a, b, c, d) => {
  const side = ([x1, y1], [x2, y2], [x3, y3]) => Math.sign((x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
};

/** Tell whether the sides of an outline cross each other. */
export function crossesItself(corners) {
  const sides = corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]]);
  return sides.some(([a, b], i) => sides.slice(i + 1).some(([c, d]) => crosses(a, b, c, d)));
}
