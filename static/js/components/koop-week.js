/**
 * <koop-week>: copies the hours of Monday to the days up to Friday; without a script the button asks the server.
 *
 * @example
 * <koop-week prefix="week">
 *   <input name="week-0-opens"> <input name="week-0-closes"> … up to week-6-closes
 *   <button type="submit" name="copy" value="week" data-copy>…</button>
 *   <p role="status" data-copied hidden>…</p>
 * </koop-week>
 *
 * Fires input on every field that it writes.
 */
const TO = [1, 2, 3, 4];

class KoopWeek extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.addEventListener("click", (event) => this.onClick(event), { signal: this.life.signal });
  }

  disconnectedCallback() {
    this.life.abort();
  }

  onClick(event) {
    if (!event.target.closest("[data-copy]")) return;
    event.preventDefault();
    for (const name of ["opens", "closes"]) {
      const monday = this.field(0, name).value;
      for (const day of TO) this.write(this.field(day, name), monday);
    }
    const said = this.querySelector("[data-copied]");
    if (said) said.hidden = false;
  }

  field(day, name) {
    return this.querySelector(`[name="${this.getAttribute("prefix")}-${day}-${name}"]`);
  }

  write(field, value) {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

if (!customElements.get("koop-week")) customElements.define("koop-week", KoopWeek);
