/**
 * <koop-ready-text>: puts a ready text into the field for the reason at once; without a script the button asks the server.
 *
 * @example
 * <form>
 *   <koop-ready-text>
 *     <select name="return-ready"><option value="">Choose…</option><option value="7" data-text="Please name the source.">Source</option></select>
 *     <button type="submit" name="use" data-use>Put it into the reason</button>
 *   </koop-ready-text>
 *   <textarea name="return-note"></textarea>
 * </form>
 *
 * The text goes before what is written already, once; the list goes back to its first line.
 */
class KoopReadyText extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.querySelector("[data-use]").addEventListener("click", (event) => this.onUse(event), { signal });
  }

  disconnectedCallback() {
    this.life.abort();
  }

  onUse(event) {
    const list = this.querySelector("select");
    const text = list.selectedOptions[0]?.dataset.text;
    const note = list.form.elements[list.name.replace(/ready$/, "note")];
    event.preventDefault();
    if (!text || note.value.includes(text)) return;
    note.value = `${text}\n\n${note.value}`.trim();
    list.value = "";
    note.focus();
  }
}

if (!customElements.get("koop-ready-text")) customElements.define("koop-ready-text", KoopReadyText);
