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

/** What stands in the form, as it would be sent, without files. */
export function typedIn(form, extra) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
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
