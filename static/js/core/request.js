/** Fetching from our own server, with a time limit, and errors that are sentences. */
import { pageLanguage, say } from "./i18n.js";

/** What went wrong, said to a person in `message`; `status` is the HTTP status or 0. */
export class RequestError extends Error {
  constructor(message, status = 0) {
    super(message);
    this.name = "RequestError";
    this.status = status;
  }
}

async function ask(url, accept, { signal, timeout = 15000, ...sent } = {}) {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      ...sent,
      // The address of the API has no language in it: the page says which one it speaks.
      headers: { Accept: accept, "Accept-Language": pageLanguage(), ...sent.headers },
      credentials: "same-origin",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (!response.ok) throw new RequestError(say("request_failed"), response.status);
    return response;
  } catch (error) {
    if (error instanceof RequestError || error.name === "AbortError") throw error;
    throw new RequestError(say(error.name === "TimeoutError" ? "timed_out" : "request_failed"));
  }
}

/** Fetch JSON or GeoJSON. Rejects with AbortError when `signal` aborts, else with RequestError. */
export async function getJSON(url, options) {
  const response = await ask(url, "application/geo+json, application/json", options);
  return response.json();
}

/** Send JSON with the token of the form it belongs to, and return the JSON that comes back. Rejects as `getJSON`. */
export async function postJSON(url, data, { token, ...options }) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const response = await ask(url, "application/json", { ...options, method: "POST", headers, body: JSON.stringify(data) });
  return response.json();
}

/** Fetch a page of ours as a parsed document (scripts in it do not run). */
export async function getPage(url, options) {
  const response = await ask(url, "text/html", options);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
