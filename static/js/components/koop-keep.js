/**
 * <koop-keep>: puts a resource on the list to print, which stays in this browser.
 *
 * @example
 * <koop-keep item='{"id": "…", "name": "…", "kind": "…", "phone": "…", "places": [], "hours": [], "documents": ""}'>
 *   <button type="button" hidden>Add to your list</button>
 * </koop-keep>
 *
 * Without a script the button stays hidden. Fires koop:list-changed on the document.
 */
import { say } from "../core/i18n.js";
import { addItem, isKept, removeItem } from "../lib/kept.js";

class KoopKeep extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.turn(), { signal });
    document.addEventListener("koop:list-changed", () => this.show(), { signal });
    this.show();
  }

  disconnectedCallback() {
    this.life.abort();
  }

  get item() {
    return JSON.parse(this.getAttribute("item"));
  }

  turn() {
    const { item } = this;
    const done = isKept(item.id) ? removeItem(item.id) : addItem(item);
    if (done) return;
    this.button.textContent = say("keep_refused");
    this.button.removeAttribute("aria-label");
  }

  show() {
    if (!this.hasAttribute("item")) return;
    const kept = isKept(this.item.id);
    this.button.hidden = false;
    this.button.setAttribute("aria-pressed", String(kept));
    this.button.textContent = kept ? say("keep_remove") : say("keep_add");
    // One of many such buttons: whoever hears it hears of what it is.
    this.button.setAttribute("aria-label", `${this.button.textContent}: ${this.item.name}`);
  }
}

if (!customElements.get("koop-keep")) customElements.define("koop-keep", KoopKeep);
