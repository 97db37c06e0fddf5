/**
 * <koop-address-search>: finds an address in the city's own register while it is being typed.
 *
 * @example
 * <koop-address-search url="/api/v1/desk/addresses/">
 *   <label for="find">Find an address</label> <input id="find" name="find">
 *   <button data-no-script>Find</button>
 *   <div data-address-answer></div>
 * </koop-address-search>
 *
 * url  answers POST {q} with {results, loaded}. What is typed travels in the body, so that it stands in no log.
 * prefix  of the names of its form's fields, where there are several. Inside a form with a CSRF token. Fires koop:address-chosen {lon, lat, label}. Without a script the button asks.
 */
import { element, emit } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { postJSON } from "../core/request.js";

const PAUSE = 250;
const SHORTEST = 2;

class KoopAddressSearch extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.names = this.getAttribute("prefix") ?? "";
    this.input = this.querySelector(`[name="${this.names}find"]`);
    this.answer = this.querySelector("[data-address-answer]");
    const button = this.querySelector("[data-no-script]");
    if (button) button.hidden = true;
    this.list = element("ul", { class: "c-address__list", role: "listbox", id: `${this.names}address-results`, "aria-label": say("address_results"), hidden: true });
    this.note = element("p", { class: "c-where__note" });
    this.answer.replaceChildren(this.note, this.list);
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${this.names}address-results` };
    for (const [name, value] of Object.entries(combobox)) this.input.setAttribute(name, value);
    this.results = [];
    this.active = -1;
    // What is typed here is no change of the form: nothing of it is kept.
    for (const act of ["input", "change"]) this.addEventListener(act, (event) => this.onType(event), { signal });
    this.input.addEventListener("keydown", (event) => this.onKey(event), { signal });
    this.list.addEventListener("click", ({ target }) => this.choose([...this.list.children].indexOf(target.closest("li"))), { signal });
  }

  disconnectedCallback() {
    this.life.abort();
    this.asked?.abort();
    clearTimeout(this.timer);
    this.answer.replaceChildren();
  }

  onType(event) {
    if (event.target !== this.input) return;
    event.stopPropagation();
    clearTimeout(this.timer);
    if (event.type === "input") this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asked?.abort();
    const q = this.input.value.trim();
    if (q.length < SHORTEST) return this.show([], "");
    this.asked = new AbortController();
    try {
      const token = this.closest("form")?.elements.csrfmiddlewaretoken?.value ?? "";
      const { results, loaded } = await postJSON(this.getAttribute("url"), { q }, { signal: this.asked.signal, token });
      if (!loaded) this.show([], say("address_not_loaded"));
      else this.show(results, results.length ? say("address_found", { count: results.length }) : say("address_none"));
    } catch (error) {
      if (error.name !== "AbortError") this.show([], error.message);
    }
  }

  show(results, words) {
    this.results = results;
    this.active = -1;
    this.note.textContent = words;
    this.list.replaceChildren(...results.map((found, index) => this.option(found, index)));
    this.list.hidden = !results.length;
    this.input.setAttribute("aria-expanded", String(results.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  option(found, index) {
    const facts = [
      found.former_name && say("address_formerly", { name: found.former_name }),
      found.area_name,
      !found.number && say("address_number"),
      found.is_synthetic && say("address_invented"),
    ].filter(Boolean);
    return element("li", { role: "option", id: `${this.names}address-${index}`, "aria-selected": "false" }, element("b", {}, found.label), facts.length && element("span", { class: "c-address__facts" }, facts.join(", ")));
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.results.length) this.mark((this.active + step + this.results.length) % this.results.length);
    else if (event.key === "Enter" && this.results.length) this.choose(Math.max(0, this.active));
    else if (event.key === "Enter") this.ask();
    else if (event.key === "Escape" && this.results.length) this.show([], "");
    else return;
    event.preventDefault();
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((node, each) => node.setAttribute("aria-selected", String(each === index)));
    this.input.setAttribute("aria-activedescendant", `${this.names}address-${index}`);
    this.list.children[index].scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    const found = this.results[index];
    if (!found) return;
    if (!found.number) {
      this.input.value = `${found.street} `;
      this.show([], say("address_type_number"));
      this.input.focus();
      return;
    }
    this.input.value = found.label;
    this.show([], say("address_chosen", { label: found.label }));
    this.fill(found.label);
    emit(this, "koop:address-chosen", { lon: found.longitude, lat: found.latitude, label: found.label });
  }

  /** Write the address into the form's own field, unless somebody wrote something else there. */
  fill(label) {
    const field = this.closest("form")?.elements.namedItem(`${this.names}address`);
    if (!field || (field.value && field.value !== this.filled)) return;
    field.value = this.filled = label;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

if (!customElements.get("koop-address-search")) customElements.define("koop-address-search", KoopAddressSearch);
