/**
 * <koop-find>: adds to the list of help what is nearest, measured here.
 *
 * @example
 * <koop-find cards-url="/api/v1/resources/cards/">
 *   <div id="find-results" data-part data-narrowing="q=nocleg">…</div>
 *   <div data-near hidden> [data-locate] [data-near-address] [data-near-off] [data-near-note] [data-nearest] [data-near-more] [data-near-remote]
 *     <template data-near-card>…</template> </div>
 * </koop-find>
 *
 * The position is a variable of this element and nothing else: it goes into no address, no request, no storage. All places
 * under the filters are fetched, whoever asks, and put in order here. While a position is known, a changed filter renews the
 * parts marked data-part instead of leaving the page. Where the answers are on a map, it is marked there. Listens to koop:address-chosen,
 * koop:list-changed and koop:map-ready.
 */
import { pageLanguage, say } from "../core/i18n.js";
import { getJSON, getPage } from "../core/request.js";
import { distanceWords, nearestFirst } from "../lib/distance.js";
import { keptItems } from "../lib/kept.js";
import { fillCard } from "../lib/near_card.js";

const AT_ONCE = 20;
const PATIENCE = { enableHighAccuracy: false, timeout: 15000, maximumAge: 60000 };

class KoopFind extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.position = null;
    this.found = [];
    this.near = this.querySelector("[data-near]");
    this.near.hidden = false;
    this.part("locate").hidden = !navigator.geolocation;
    this.part("locate").addEventListener("click", () => this.locate(), { signal });
    this.part("near-off").addEventListener("click", () => this.leave(), { signal });
    this.part("near-more").addEventListener("click", () => this.showMore(), { signal });
    this.addEventListener("koop:address-chosen", ({ detail }) => this.measureFrom([detail.lon, detail.lat], detail.label), { signal });
    this.addEventListener("submit", (event) => this.onSubmit(event), { signal });
    this.addEventListener("click", (event) => this.onClick(event), { signal });
    this.addEventListener("koop:map-ready", () => this.position && this.showOnMap(), { signal });
    document.addEventListener("koop:list-changed", () => this.countKept(), { signal });
    this.countKept();
  }

  disconnectedCallback() {
    this.life.abort();
    this.asked?.abort();
    this.position = null;
  }

  part(name) {
    return this.near.querySelector(`[data-${name}]`);
  }

  countKept() {
    const { length } = keptItems();
    this.querySelector("[data-kept-link]").hidden = !length;
    this.querySelector("[data-kept-count]").textContent = String(length);
  }

  locate() {
    this.note(say("near_waiting"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.measureFrom([coords.longitude, coords.latitude], say("near_me")),
      () => this.note(say("near_refused")),
      PATIENCE,
    );
  }

  measureFrom(position, label) {
    this.position = position;
    this.label = label;
    this.part("near-address").open = false;
    return this.measure();
  }

  /** Fetch every place under the filters, the same for everybody, and show the nearest. */
  async measure() {
    this.asked?.abort();
    if (this.answerMap) return this.showOnMap();
    this.asked = new AbortController();
    const { narrowing } = this.querySelector("#find-results").dataset;
    const url = this.getAttribute("cards-url") + (narrowing ? `?${narrowing}` : "");
    try {
      const { features } = await getJSON(url, { signal: this.asked.signal });
      this.found = nearestFirst(features, this.position);
      this.showNearest();
    } catch (error) {
      if (error.name !== "AbortError") this.note(error.message);
    }
  }

  /** The map of the answers, where they are shown on one. */
  get answerMap() {
    return this.querySelector("#find-results koop-map");
  }

  showOnMap() {
    this.hideNearest();
    this.querySelector("#find-results").hidden = false;
    const isShown = this.answerMap?.markHere?.(this.position, this.label);
    this.note(isShown ? say("near_on_map", { from: this.label }) : say("near_off_map", { from: this.label }));
  }

  hideNearest() {
    this.part("nearest").replaceChildren();
    for (const name of ["nearest", "near-off", "near-more", "near-remote"]) this.part(name).hidden = true;
  }

  showNearest() {
    this.note(this.found.length ? say("near_shown", { from: this.label, count: this.found.length }) : say("near_none"));
    this.part("nearest").replaceChildren();
    for (const name of ["nearest", "near-off", "near-remote"]) this.part(name).hidden = false;
    this.querySelector("#find-results").hidden = true;
    this.showMore();
  }

  showMore() {
    const list = this.part("nearest");
    const from = list.children.length;
    const more = this.found.slice(from, from + AT_ONCE);
    const template = this.part("near-card");
    const words = (metres) => say("near_distance", { distance: distanceWords(metres, pageLanguage()) });
    list.append(...more.map(({ feature, metres }) => fillCard(template, feature.properties, words(metres))));
    this.part("near-more").hidden = list.children.length >= this.found.length;
  }

  leave() {
    this.position = null;
    this.found = [];
    this.asked?.abort();
    this.note("");
    this.hideNearest();
    this.querySelector("#find-results").hidden = false;
    this.part("locate").focus();
  }

  note(words) {
    this.part("near-note").textContent = words;
  }

  onSubmit(event) {
    if (!this.position || event.target.method !== "get") return;
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.target));
    for (const [name, value] of [...query]) if (!value) query.delete(name, value);
    this.renew(`${event.target.action}?${query}`);
  }

  onClick(event) {
    const link = event.target.closest(".p-chips a, .p-quick a, .p-found .c-switch a");
    // What draws a map comes with the page of the map alone.
    if (link?.search.includes("view=map") && !window.L) return;
    if (!this.position || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.renew(link.href);
  }

  /** Take over the parts of another address of this page and measure again; the position stays in this element. */
  async renew(url) {
    try {
      const page = await getPage(url, { signal: this.life.signal });
      for (const fresh of page.querySelectorAll("[data-part][id]")) {
        document.getElementById(fresh.id)?.replaceWith(document.importNode(fresh, true));
      }
      window.history.replaceState(null, "", url);
      await this.measure();
      this.querySelector("#found")?.focus();
    } catch (error) {
      if (error.name !== "AbortError") window.location.assign(url);
    }
  }
}

if (!customElements.get("koop-find")) customElements.define("koop-find", KoopFind);
