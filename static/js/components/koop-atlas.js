/**
 * <koop-atlas>: keeps the filters, the list and the map of the map page in step, without reloading it.
 * Everything inside works as plain GET links and forms when there is no script.
 *
 * @example
 * <koop-atlas>
 *   <nav><a data-view="map" href="?…">Map</a><a data-view="table" href="?…">Table</a></nav>
 *   <nav><a data-layer="both" href="?…">Both</a>…</nav>  applied without a reload; hrefs and aria-current are renewed
 *   <form id="filters" method="get">…</form>             [data-facet] are the counts of the options
 *   <div id="atlas-results" data-shown="12">             replaced as a whole by the same element of the answer
 *     <p data-atlas-count>12 of 340 problems</p>         announced after every change
 *     <li data-area="BB-28">…</li>                       lights up together with the map
 *     <nav class="c-pagination">…</nav>
 *   </div>
 *   <div id="atlas-map"><koop-map …></koop-map></div>  takes the addresses of its layers from the answer
 *   <a class="c-atlas__go" href="#atlas-map">Map (<span data-atlas-shown>12</span>)</a>
 * </koop-atlas>
 *
 * Fires koop:atlas-changed {url} after the list has been replaced; aria-busy is set on it meanwhile.
 */
import { element, emit } from "../core/dom.js";
import { getPage } from "../core/request.js";

/** Typing in the search box waits this long (ms) before it asks. */
const PAUSE = 350;

class KoopAtlas extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.live = this.appendChild(element("p", { class: "u-hidden", role: "status" }));
    this.addEventListener("submit", (event) => this.onSubmit(event), { signal });
    this.addEventListener("change", (event) => this.onForm(event, 0), { signal });
    this.addEventListener("input", (event) => event.target.type === "search" && this.onForm(event, PAUSE), { signal });
    this.addEventListener("click", (event) => this.onClick(event), { signal });
    for (const act of ["mouseover", "focusin"]) this.addEventListener(act, (event) => this.onRow(event), { signal });
    document.addEventListener("koop:area-hovered", (event) => this.onHover(event), { signal });
    window.addEventListener("popstate", () => this.go(window.location.href, { push: false }), { signal });
  }

  disconnectedCallback() {
    this.life.abort();
    this.asking?.abort();
    clearTimeout(this.timer);
    this.live.remove();
  }

  get form() {
    return this.querySelector("form[method='get'], form:not([method])");
  }

  get results() {
    return this.querySelector("#atlas-results");
  }

  onSubmit(event) {
    if (event.target !== this.form) return;
    event.preventDefault();
    this.apply();
  }

  onForm(event, pause) {
    if (event.target.form !== this.form) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.apply(), pause);
  }

  apply() {
    clearTimeout(this.timer);
    const filled = [...new FormData(this.form)].filter(([, value]) => value !== "");
    const url = new URL(this.form.getAttribute("action") || window.location.pathname, window.location.href);
    url.search = new URLSearchParams(filled);
    if (url.href !== this.last) this.go(url.href);
  }

  onClick(event) {
    const link = event.target.closest("a");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const inPages = this.results.contains(link) && link.closest(".c-pagination");
    const switches = link.matches("a[data-layer]");
    const clears = this.form?.contains(link);
    if (!inPages && !switches && !clears) return;
    event.preventDefault();
    this.go(link.href, { toTop: Boolean(inPages), resetForm: Boolean(clears || switches) });
  }

  /** Show what an address of this page shows; a failure falls back to going there. */
  async go(href, { push = true, toTop = false, resetForm = !push } = {}) {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.last = href;
    this.results.setAttribute("aria-busy", "true");
    try {
      const page = await getPage(href, { signal });
      if (signal.aborted) return;
      if (!page.getElementById("atlas-results")) throw new TypeError("no results in the answer");
      if (push) window.history.pushState(null, "", href);
      this.replace(page, resetForm);
      this.renewMap(page);
      if (toTop) this.results.scrollIntoView({ block: "nearest" });
      emit(this, "koop:atlas-changed", { url: href });
    } catch (error) {
      if (error.name !== "AbortError") window.location.assign(href);
    }
  }

  replace(page, resetForm) {
    this.results.replaceWith(document.adoptNode(page.getElementById("atlas-results")));
    if (resetForm) this.form.replaceWith(document.adoptNode(page.getElementById(this.form.id)));
    else this.renewCounts(page);
    this.renewLinks(page);
    for (const shown of this.querySelectorAll("[data-atlas-shown]")) shown.textContent = this.results.dataset.shown ?? "";
    const counts = [...this.results.querySelectorAll("[data-atlas-count]")].map((count) => count.textContent.trim());
    this.live.textContent = counts.join(". ");
  }

  /** New counts without touching the inputs, so that focus and typing stay where they are. */
  renewCounts(page) {
    const fresh = new Map([...page.querySelectorAll("[data-facet]")].map((count) => [count.dataset.facet, count.textContent]));
    for (const count of this.form.querySelectorAll("[data-facet]")) count.textContent = fresh.get(count.dataset.facet) ?? "0";
  }

  /** Links to other views and layers lead there under the new filters; the one in use says so. */
  renewLinks(page) {
    for (const link of this.querySelectorAll("a[data-view], a[data-layer]")) {
      const name = link.dataset.view ? "view" : "layer";
      const fresh = page.querySelector(`a[data-${name}="${link.dataset[name]}"]`);
      if (!fresh) continue;
      link.setAttribute("href", fresh.getAttribute("href"));
      link.toggleAttribute("aria-current", fresh.hasAttribute("aria-current"));
      if (fresh.hasAttribute("aria-current")) link.setAttribute("aria-current", fresh.getAttribute("aria-current"));
    }
  }

  /** The server says which layers there are under these filters. */
  renewMap(page) {
    const map = this.querySelector("koop-map");
    const fresh = page.querySelector("koop-map");
    if (!map || !fresh) return;
    for (const name of ["layer-url", "resources-url"]) {
      if (fresh.hasAttribute(name)) map.setAttribute(name, fresh.getAttribute(name));
      else map.removeAttribute(name);
    }
  }

  onRow(event) {
    const code = event.target.closest("[data-area]")?.dataset.area ?? null;
    if (code === this.lit || !this.results.contains(event.target)) return;
    this.lit = code;
    emit(this, "koop:area-hovered", { code });
  }

  onHover({ detail: { code } }) {
    for (const row of this.querySelectorAll("[data-area]")) row.classList.toggle("is-lit", code !== null && row.dataset.area === code);
  }
}

if (!customElements.get("koop-atlas")) customElements.define("koop-atlas", KoopAtlas);
