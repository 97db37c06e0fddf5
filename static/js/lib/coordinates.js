/** Coordinates as people type them; the server reads the same and has the last word. Pure functions. */

const NUMBER = String.raw`([+-]?\d{1,3}(?:[.,]\d+)?)`;
const DEGREES = new RegExp(`([NSEW])?\\s*${NUMBER}\\s*°\\s*(?:${NUMBER}\\s*'(?!')\\s*)?(?:${NUMBER}\\s*(?:"|'')\\s*)?([NSEW])?`, "gi");
const FIRST = new RegExp(`([NSEW])\\s*${NUMBER}()()()`, "gi");
const LAST = new RegExp(`()${NUMBER}()()\\s*([NSEW])?`, "gi");
const SIGNS = { "′": "'", "’": "'", "´": "'", "″": '"', "”": '"', "“": '"', "º": "°", "−": "-" };

const figure = (text) => Number((text || "0").replace(",", "."));

/** Write a place as the server stores it: latitude, longitude, to about 10 cm. */
export function formatCoordinates([lon, lat]) {
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
}

/** Read "49.8225, 19.0444" or "49°49'21\"N 19°02'40\"E" as [longitude, latitude]; null when it is neither. */
export function parseCoordinates(text) {
  const plain = (text ?? "").replace(/[′’´″”“º−]/g, (sign) => SIGNS[sign]).trim();
  const pattern = plain.includes("°") ? DEGREES : /^[NSEW]/i.test(plain) ? FIRST : LAST;
  const found = [...plain.matchAll(pattern)];
  if (found.length !== 2 || /[^ ,;/]/.test(plain.replace(pattern, ""))) return null;
  const values = found.map(([, before, degrees, minutes, seconds, after]) => {
    const letter = (before || after || "").toUpperCase();
    const size = Math.abs(figure(degrees)) + figure(minutes) / 60 + figure(seconds) / 3600;
    return { letter, value: degrees.startsWith("-") || "SW".includes(letter || "-") ? -size : size };
  });
  const isTurned = "EW".includes(values[0].letter || "-") || "NS".includes(values[1].letter || "-");
  const [lat, lon] = isTurned ? [values[1].value, values[0].value] : [values[0].value, values[1].value];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}
