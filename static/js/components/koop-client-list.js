/**
 * <koop-client-list>: the list to print for somebody, from this browser alone; asks the server for nothing.
 *
 * @example
 * <koop-client-list page-url="/zasoby/0000000000000000000000/">
 *   <div data-acts hidden> <button data-print> <input type="checkbox" data-large> <button data-clear> </div>
 *   <p data-note role="status"></p> <ol data-kept-items></ol>
 *   <template> <li> … [data-field=name|kind|phone|places|hours|documents] … <button data-remove> </li> </template>
 * </koop-client-list>
 */
import { element } from "../core/dom.js";
import { pageLanguage, say } from "../core/i18n.js";
import { clearItems, keptItems, removeItem } from "../lib/kept.js";
import { phoneParts } from "../lib/phones.js";

const NO_ID = "0".repeat(22);

class KoopClientList extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.list = this.querySelector("[data-kept-items]");
    this.querySelector("[data-print]").addEventListener("click", () => window.print(), { signal });
    this.querySelector("[data-clear]").addEventListener("click", () => this.clear(), { signal });
    this.querySelector("[data-large]").addEventListener("change", ({ target }) => this.classList.toggle("is-large", target.checked), { signal });
    this.list.addEventListener("click", (event) => this.onClick(event), { signal });
    document.addEventListener("koop:list-changed", () => this.show(), { signal });
    // Another window of this browser changed it.
    window.addEventListener("storage", () => this.show(), { signal });
    this.show();
  }

  disconnectedCallback() {
    this.life.abort();
  }

  onClick({ target }) {
    const button = target.closest("[data-remove]");
    if (!button) return;
    removeItem(button.closest("li").dataset.id);
    this.querySelector("[data-note]").focus();
  }

  clear() {
    if (window.confirm(say("list_clear_sure"))) clearItems();
  }

  show() {
    const items = keptItems();
    this.querySelector("[data-acts]").hidden = !items.length;
    this.querySelector("[data-note]").textContent = items.length ? say("list_count", { count: items.length }) : say("list_empty");
    const day = new Intl.DateTimeFormat(pageLanguage(), { dateStyle: "long" }).format(new Date());
    const printed = document.querySelector("[data-printed]");
    if (printed) printed.textContent = say("list_printed", { day });
    this.list.replaceChildren(...items.map((item) => this.row(item)));
  }

  row(item) {
    const row = this.querySelector("template").content.cloneNode(true).firstElementChild;
    const field = (name) => row.querySelector(`[data-field=${name}]`);
    row.dataset.id = item.id;
    field("name").textContent = item.name;
    field("name").href = this.getAttribute("page-url").replace(NO_ID, encodeURIComponent(item.id));
    field("kind").textContent = item.kind ?? "";
    field("phone").replaceChildren(...phoneParts(item.phone ?? ""));
    for (const name of ["places", "hours"]) field(name).replaceChildren(...(item[name] ?? []).map((line) => element("p", {}, line)));
    field("documents").textContent = item.documents ? say("list_documents", { documents: item.documents }) : "";
    row.querySelector("[data-remove]").setAttribute("aria-label", say("list_remove", { name: item.name }));
    return row;
  }
}

if (!customElements.get("koop-client-list")) customElements.define("koop-client-list", KoopClientList);
