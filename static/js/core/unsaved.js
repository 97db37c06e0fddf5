/**
 * Talks to the door that keeps what is typed. Says what came of it, never throws:
 * kept, offline, expired, other_person, written_elsewhere, saved_already, refused.
 *
 * What is typed goes to the server only, never into localStorage: on a computer that several people use it would stay behind.
 */

const TIME_LIMIT = 15000;
/** The largest body a browser sends from a page that is being left, with room for the headers. */
const FAREWELL_LIMIT = 60000;

/** A random name of this window; crypto.randomUUID is missing on plain http. */
export function newWindowName() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36).padStart(7, "0")).join("");
}

/** Names of fields that may lie on the server only when they are saved: [data-unkept], while the box [data-unkept-while] names is ticked. */
function unkeptIn(form) {
  const isTicked = (name) => name === null || form.elements.namedItem(name)?.checked;
  const places = [...form.querySelectorAll("[data-unkept]")].filter((place) => isTicked(place.getAttribute("data-unkept-while")));
  return new Set(places.flatMap((place) => place.dataset.unkept.split(" ")));
}

/** Whether something stands in the form that is not kept. */
export function holdsUnkept(form) {
  const unkept = unkeptIn(form);
  return [...new FormData(form)].some(([name, value]) => unkept.has(name) && value !== "");
}

/** What stands in the form, as it would be sent, without files and without what may not be kept. */
export function typedIn(form, extra) {
  const body = new URLSearchParams();
  const unkept = unkeptIn(form);
  for (const [name, value] of new FormData(form)) if (typeof value === "string" && !unkept.has(name)) body.append(name, value);
  for (const [name, value] of Object.entries(extra)) body.set(`unsaved-${name}`, String(value));
  return body;
}

async function ask(url, options) {
  const limit = AbortSignal.timeout(TIME_LIMIT);
  const response = await fetch(url, { credentials: "same-origin", signal: limit, ...options });
  const isJSON = response.headers.get("Content-Type")?.startsWith("application/json");
  return { status: response.status, body: isJSON ? await response.json() : {} };
}

function outcome({ status, body }) {
  if (status >= 500) return { state: "offline" };
  return { ...body, state: body.state ?? "refused" };
}

/** Send what was typed; keepalive lets it arrive although the page is being left. */
export async function keep(url, body, { keepalive = false } = {}) {
  const fits = String(body).length < FAREWELL_LIMIT;
  try {
    const answer = await ask(url, { method: "POST", body, keepalive: keepalive && fits });
    // A page of the portal instead of JSON: the proof of origin is of an earlier session.
    return answer.status === 403 && !answer.body.state ? { state: "old_token" } : outcome(answer);
  } catch {
    return { state: "offline" };
  }
}

/** Who is logged in now: { token, person }, or the state that stands in the way. */
export async function whoIsThere(url) {
  try {
    const answer = await ask(url, { method: "GET", cache: "no-store" });
    return answer.status === 200 ? answer.body : outcome(answer);
  } catch {
    return { state: "offline" };
  }
}

/** Put a fresh proof of origin into every form of the page. */
export function renewTokens(token) {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
}
