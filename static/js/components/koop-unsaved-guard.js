/**
 * <koop-unsaved-guard>: warns before leaving a form with changes that were not saved.
 *
 * @example
 * <koop-unsaved-guard><form method="post">…</form></koop-unsaved-guard>
 *
 * The browser shows its own words. Sending the form, or koop:form-saved fired inside, makes it clean. With the attribute
 * `changed` it starts dirty: a form that came back with errors.
 */
class KoopUnsavedGuard extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    this.dirty = this.hasAttribute("changed");
    const set = (dirty) => () => (this.dirty = dirty);
    for (const act of ["input", "change"]) this.addEventListener(act, set(true), { signal });
    this.addEventListener("koop:form-saved", set(false), { signal });
    // A form that is held back is not on its way.
    this.addEventListener("submit", (event) => (this.dirty &&= event.defaultPrevented), { signal });
    window.addEventListener("beforeunload", (event) => this.dirty && event.preventDefault(), { signal });
  }

  disconnectedCallback() {
    this.life.abort();
  }
}

if (!customElements.get("koop-unsaved-guard")) customElements.define("koop-unsaved-guard", KoopUnsavedGuard);
