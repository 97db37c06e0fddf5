/**
 * <koop-lint>: says under a field, while it is typed, what looks like personal data, and takes it out on request.
 *
 * @example
 * <koop-lint url="/api/v1/desk/lint/" for="diagnosis-form" public="title text_public evidence-*-description" hint="causes text_internal"
 *   category="housing" neutral="[data removed]" take="Take it out" only-hint="Only a hint: residents do not read this text.">
 * </koop-lint>
 *
 * public, hint  names of fields, separated by spaces; * stands for anything. A finding in a hint is only mentioned.
 * category      kind of problem of a stored draft; while it is being chosen, the field "category" says it.
 * Without a script the same is said by the page after saving.
 */
import { element } from "../core/dom.js";
import { pageLanguage } from "../core/i18n.js";

const PAUSE = 700;
const AROUND = 24;

class KoopLint extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.timers = new Map();
    this.form = document.getElementById(this.getAttribute("for"));
    this.form?.addEventListener("input", (event) => this.onInput(event.target), { signal: this.life.signal });
  }

  disconnectedCallback() {
    this.life.abort();
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  /** "public", "hint" or "" for a field that is not read. */
  kindOf(name) {
    const names = (kind) => (this.getAttribute(kind) ?? "").split(" ").filter(Boolean);
    const fits = (pattern) => new RegExp(`^${pattern.replace("*", "[\\w-]+")}$`).test(name);
    return ["public", "hint"].find((kind) => names(kind).some(fits)) ?? "";
  }

  onInput(field) {
    if (!field.name || !this.kindOf(field.name)) return;
    clearTimeout(this.timers.get(field));
    this.timers.set(field, setTimeout(() => this.ask(field), PAUSE));
  }

  async ask(field) {
    const text = field.value;
    const category = this.form.elements.namedItem("category")?.value ?? this.getAttribute("category") ?? "";
    try {
      const response = await fetch(this.getAttribute("url"), {
        method: "POST",
        credentials: "same-origin",
        headers: {
          Accept: "application/json",
          "Accept-Language": pageLanguage(),
          "Content-Type": "application/json",
          "X-CSRFToken": this.form.elements.namedItem("csrfmiddlewaretoken").value,
        },
        body: JSON.stringify({ texts: { text }, category }),
        signal: this.life.signal,
      });
      if (response.ok && field.value === text) this.show(field, (await response.json()).findings.text ?? []);
    } catch {
      // The page says the same after saving.
    }
  }

  show(field, findings) {
    const list = this.listOf(field, findings.length > 0);
    if (!list) return;
    const isHint = this.kindOf(field.name) === "hint";
    list.classList.toggle("c-warnings--hint", isHint);
    list.replaceChildren(...findings.map((finding) => this.item(field, finding)));
    if (isHint && findings.length) list.append(element("li", { class: "u-small" }, this.getAttribute("only-hint")));
    list.hidden = !findings.length;
  }

  item(field, { start, end, message }) {
    const text = field.value;
    const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
    const before = `${from ? "…" : ""}${text.slice(from, start)}`;
    const after = `${text.slice(end, to)}${to < text.length ? "…" : ""}`;
    const button = element("button", { type: "button", class: "c-button c-button--quiet" }, this.getAttribute("take"));
    button.addEventListener("click", () => this.takeOut(field, text.slice(start, end)));
    return element(
      "li",
      {},
      message,
      element("span", { class: "c-warnings__where" }, before, element("mark", {}, text.slice(start, end)), after),
      button,
    );
  }

  takeOut(field, words) {
    const start = field.value.indexOf(words);
    if (start < 0) return;
    field.setRangeText(this.getAttribute("neutral"), start, start + words.length, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    this.ask(field);
  }

  listOf(field, isNeeded) {
    const box = field.closest(".c-field");
    const id = `${field.id}_warnings`;
    let list = document.getElementById(id);
    if (!list && isNeeded) {
      list = element("ul", { class: "c-warnings", id });
      box.after(list);
    }
    list?.setAttribute("aria-live", "polite");
    return list;
  }
}

if (!customElements.get("koop-lint")) customElements.define("koop-lint", KoopLint);
