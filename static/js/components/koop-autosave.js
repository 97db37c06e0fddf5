/**
 * <koop-autosave>: keeps what is typed on the server every few seconds and says so; holds the form back while it could not arrive.
 *
 * @example
 * <form id="diagnosis-form" method="post">…
 *   <input type="hidden" name="typed_by" value="…">
 *   <koop-autosave url="/biurko/zapis/" kind="diagnosis" ref="…" step="2" seen="0" window="">
 *     <p role="status" data-said></p>
 *     <p data-state="kept" hidden>saved <span data-at></span></p> … one sentence for each state
 *   </koop-autosave>
 * </form>
 *
 * seen    version of the kept text this page knows of. window  name this window had on the page before, "" for a new one.
 * Fires koop:form-saved (bubbles from the form) when all is kept; not while a field that [data-unkept] names is filled in: [data-without] says so.
 */
import { emit } from "../core/dom.js";
import { holdsUnkept, keep, newWindowName, renewTokens, typedIn, whoIsThere } from "../core/unsaved.js";

const PAUSE = 3000;
const LONGEST_PAUSE = 30000;
/** While nobody is logged in we look this often whether somebody is again. */
const LOOK = 4000;
const RETRIED = new Set(["offline", "expired", "other_person"]);
const BARRED = new Set(["written_elsewhere", "saved_already"]);

class KoopAutosave extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.life = new AbortController();
    this.seen = Number(this.getAttribute("seen"));
    this.window = this.getAttribute("window") || newWindowName();
    this.turn = 0;
    this.state = "";
    this.failures = 0;
    this.changed = this.form.closest("koop-unsaved-guard")?.hasAttribute("changed") ?? false;
    this.listen(this.form, ["input", "change", "koop:place-chosen"], () => this.onTyped());
    this.listen(this.form, ["submit"], (event) => this.onSubmit(event));
    this.listen(document, ["submit"], (event) => this.onForget(event));
    this.listen(this.form, ["formdata"], ({ formData }) => this.addTo(formData));
    this.listen(window, ["online", "focus"], () => this.onChance());
    this.listen(window, ["pagehide"], () => this.farewell());
    this.listen(window, ["pageshow"], () => (this.leaving = false));
    // Before koop-unsaved-guard asks: what is on its way needs no warning.
    this.listen(window, ["beforeunload"], () => this.farewell(), { capture: true });
    this.listen(document, ["visibilitychange"], () => (document.hidden ? this.farewell() : this.onChance()));
    if (this.changed) this.wait(PAUSE);
  }

  disconnectedCallback() {
    this.life.abort();
    clearTimeout(this.timer);
  }

  listen(target, acts, listener, options = {}) {
    for (const act of acts) target.addEventListener(act, listener, { signal: this.life.signal, ...options });
  }

  get isTrouble() {
    return RETRIED.has(this.state) || BARRED.has(this.state);
  }

  onTyped() {
    this.changed = true;
    if (!this.timer && !this.isTrouble) this.wait(PAUSE);
  }

  /** The person throws away what is typed: nothing may follow it. */
  onForget({ target }) {
    if (!target.hasAttribute("data-forgets")) return;
    this.leaving = true;
    emit(this.form, "koop:form-saved");
  }

  /** The line may be back, or the person: try at once instead of later. */
  onChance() {
    if (RETRIED.has(this.state)) this.wait(0);
  }

  wait(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.save();
    }, pause);
  }

  addTo(formData) {
    for (const [name, value] of Object.entries(this.place())) formData.set(`unsaved-${name}`, String(value));
  }

  place() {
    const { kind, ref, step } = this.attributes;
    return { kind: kind.value, ref: ref.value, step: step.value, seen: this.seen, window: this.window, turn: this.turn };
  }

  body() {
    // Milliseconds go on where the page before has stopped.
    this.turn = Math.max(this.turn + 1, Date.now());
    return typedIn(this.form, this.place());
  }

  /** One at a time: whoever comes while one is on its way gets that one's outcome, then the next. */
  async save() {
    while (this.sending) await this.sending;
    if (BARRED.has(this.state)) return;
    this.sending = this.send();
    await this.sending;
    this.sending = null;
  }

  async send() {
    this.changed = false;
    let answer = await this.arrive();
    if (answer.state === "old_token") {
      const found = await whoIsThere(this.getAttribute("url"));
      answer = found.token ? await this.returned(found) : found;
    }
    if (answer.state !== "kept") this.changed = true;
    this.take(answer);
  }

  arrive(options = {}) {
    return keep(this.getAttribute("url"), this.body(), options);
  }

  async returned({ token, person }) {
    // Another person's session must get neither the text nor a proof to send it with.
    if (person !== this.form.elements.namedItem("typed_by").value) return { state: "other_person" };
    renewTokens(token);
    const answer = await this.arrive();
    return answer.state === "old_token" ? { state: "refused" } : answer;
  }

  take(answer) {
    this.failures = answer.state === "offline" ? this.failures + 1 : 0;
    if (answer.state === "kept") this.seen = Math.max(this.seen, answer.version);
    if (answer.state === "kept" && !this.changed) this.tell();
    this.say(answer);
    if (answer.state === "offline") this.wait(Math.min(1000 * 2 ** this.failures, LONGEST_PAUSE));
    else if (RETRIED.has(answer.state)) this.wait(LOOK);
    else if (this.changed && answer.state === "kept") this.wait(PAUSE);
  }

  /** Show the sentence of a state; read it aloud only when the state is a new one. */
  say({ state, saved_at: at, newer, detail = "" }) {
    const shown = newer ? "newer" : state;
    for (const line of this.querySelectorAll("[data-state]")) {
      line.hidden = line.dataset.state !== shown;
      if (line.hidden) continue;
      fill(line, { at: newer?.at ?? at, who: newer?.who, detail });
      line.querySelector("[data-without]")?.toggleAttribute("hidden", !holdsUnkept(this.form));
      if (shown !== this.shown) this.querySelector("[data-said]").textContent = line.innerText;
    }
    this.state = state;
    this.shown = shown;
  }

  /** Send a form only when it will arrive at somebody: first keep it, then let it go. */
  async onSubmit(event) {
    const { submitter } = event;
    if (this.mayGo || BARRED.has(this.state)) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    if (this.holding) return;
    this.holding = true;
    await this.save();
    this.holding = false;
    if (RETRIED.has(this.state)) {
      this.querySelector(`[data-state="${this.state}"]`).scrollIntoView({ block: "nearest" });
      return;
    }
    this.mayGo = true;
    this.form.requestSubmit(submitter);
    this.mayGo = false;
  }

  /** The page is being left or hidden: what was typed last goes after it. */
  farewell() {
    if (!this.changed || this.leaving || this.isTrouble) return;
    this.changed = false;
    this.arrive({ keepalive: true }).then((answer) => this.take(answer));
    this.tell();
  }

  /** All is kept, unless something stands in the form that may not be. */
  tell() {
    if (!holdsUnkept(this.form)) emit(this.form, "koop:form-saved");
  }
}

function fill(line, values) {
  for (const [name, text] of Object.entries(values)) {
    const place = line.querySelector(`[data-${name}]`);
    if (place && text !== undefined) place.textContent = text;
  }
}

if (!customElements.get("koop-autosave")) customElements.define("koop-autosave", KoopAutosave);
