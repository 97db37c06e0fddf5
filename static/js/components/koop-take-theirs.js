/**
 * <koop-take-theirs>: takes the other version of a field over into the field.
 *
 * @example
 * <koop-take-theirs field="trend"><data value="rising"></data><button type="button" hidden>Take this version</button></koop-take-theirs>
 *
 * field  the name of the field in the form around, or in the one whose id `form` gives. One <data> for each value the other version has. Without a script the button stays hidden
 * and the text is copied by hand.
 */
class KoopTakeTheirs extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.button = this.querySelector("button");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.take(), { signal: this.life.signal });
  }

  disconnectedCallback() {
    this.life.abort();
  }

  take() {
    const values = [...this.querySelectorAll("data")].map((each) => each.value);
    const form = document.getElementById(this.getAttribute("form")) ?? this.closest("form");
    const fields = [...form.elements].filter((each) => each.name === this.getAttribute("field"));
    for (const field of fields) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else field.value = values[0] ?? "";
    }
    const told = fields.find((each) => each.checked) ?? fields[0];
    told?.dispatchEvent(new Event("input", { bubbles: true }));
    told?.dispatchEvent(new Event("change", { bubbles: true }));
    told?.focus();
  }
}

if (!customElements.get("koop-take-theirs")) customElements.define("koop-take-theirs", KoopTakeTheirs);
