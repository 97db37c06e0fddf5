/** Distances in a straight line; pure functions, no DOM. Positions are [longitude, latitude] in degrees, WGS 84. */

const EARTH = 6371008.8; // mean radius in metres (IUGG)
const RADIANS = Math.PI / 180;

/** Metres between two positions along the great circle (haversine formula). */
export function metresBetween([lonA, latA], [lonB, latB]) {
  const across = Math.sin(((lonB - lonA) * RADIANS) / 2) ** 2 * Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS);
  const along = Math.sin(((latB - latA) * RADIANS) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, along + across)));
}

/** Metres as people say them: "about" is left to the sentence; to 10 m below 1 km, then to 100 m. */
export function distanceWords(metres, language) {
  const isFar = metres >= 995;
  const value = isFar ? metres / 1000 : Math.max(10, Math.round(metres / 10) * 10);
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: isFar ? 1 : 0 };
  return `${new Intl.NumberFormat(language, digits).format(value)}\u00a0${isFar ? "km" : "m"}`;
}

/** Put GeoJSON points in order of distance from a position; a thing with several points comes once, at its nearest. */
export function nearestFirst(features, from) {
  const nearest = new Map();
  for (const feature of features) {
    const metres = metresBetween(from, feature.geometry.coordinates);
    const known = nearest.get(feature.properties.id);
    if (!known || metres < known.metres) nearest.set(feature.properties.id, { feature, metres });
  }
  return [...nearest.values()].sort((one, other) => one.metres - other.metres);
}
