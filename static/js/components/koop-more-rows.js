/**
 * <koop-more-rows>: adds rows to a Django formset without a round trip; without a script the button asks the server.
 *
 * @example
 * <koop-more-rows prefix="evidence" most="10">
 *   <fieldset data-row>…</fieldset>
 *   <template><fieldset data-row><input name="evidence-__prefix__-kind">…</fieldset></template>
 *   <p data-more><button type="submit" name="act" value="row">Add another</button></p>
 * </koop-more-rows>
 *
 * prefix  of the formset. most  rows there may be. "__number__" in the template becomes the row's number, counted from 1.
 */
class KoopMoreRows extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.more = this.querySelector("[data-more]");
    this.more?.addEventListener("click", (event) => this.onMore(event), { signal: this.life.signal });
  }

  disconnectedCallback() {
    this.life.abort();
  }

  onMore(event) {
    if (!event.target.closest("button")) return;
    event.preventDefault();
    const total = this.closest("form").elements.namedItem(`${this.getAttribute("prefix")}-TOTAL_FORMS`);
    const index = Number(total.value);
    const row = document.importNode(this.querySelector("template").content, true).firstElementChild;
    this.fill(row, index);
    this.more.before(row);
    total.value = String(index + 1);
    row.querySelector("input, select, textarea")?.focus();
    if (index + 1 >= Number(this.getAttribute("most"))) this.more.hidden = true;
  }

  fill(row, index) {
    for (const node of [row, ...row.querySelectorAll("*")]) {
      for (const { name, value } of [...node.attributes]) {
        if (value.includes("__prefix__")) node.setAttribute(name, value.replaceAll("__prefix__", String(index)));
      }
    }
    const legend = row.querySelector("legend");
    if (legend) legend.textContent = legend.textContent.replace("__number__", String(index + 1));
  }
}

if (!customElements.get("koop-more-rows")) customElements.define("koop-more-rows", KoopMoreRows);
