/** A card of something near, from a template of the page and the properties of a GeoJSON point. */
import { ownUrl } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { phoneParts } from "./phones.js";

/** The address and its district, as far as they are known. */
function placeOf({ address, area_name: area }) {
  return [address, area].filter(Boolean).join(", ");
}

/** Fill a copy of the template; `distance` is in words. */
export function fillCard(template, found, distance) {
  const card = template.content.cloneNode(true).firstElementChild;
  const field = (name) => card.querySelector(`[data-field=${name}]`);
  field("name").textContent = found.name;
  field("name").href = ownUrl(found.url);
  field("kind_name").textContent = found.kind_name;
  field("provider").textContent = found.provider === found.name ? "" : found.provider;
  field("distance").textContent = distance;
  field("place").textContent = placeOf(found);
  field("open").textContent = found.is_open ? say("near_open") : "";
  field("phone").replaceChildren(...phoneParts(found.phone));
  const kept = { id: found.id, name: found.name, kind: found.kind_name, phone: found.phone, places: [placeOf(found)], hours: [], documents: "" };
  card.querySelector("koop-keep").setAttribute("item", JSON.stringify(kept));
  return card;
}
