/**
 * <koop-form-refresh>: after a change of some fields asks the server what it would show and takes over the parts marked data-refresh.
 *
 * @example
 * <form id="diagnosis-form" method="post">
 *   <koop-form-refresh for="diagnosis-form" fields="category area"><select name="category">…</select></koop-form-refresh>
 *   <div id="known-problems" data-refresh></div>
 * </form>
 *
 * Sends the whole form with act=check, which stores nothing. Parts are matched by id, anywhere in the page. When the request fails the
 * page stays as it is: the button "check" does the same without a script.
 */
const PAUSE = 350;

class KoopFormRefresh extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.fields = (this.getAttribute("fields") ?? "").split(" ");
    for (const act of ["change", "koop:place-chosen"]) {
      this.addEventListener(act, (event) => this.onChange(event), { signal: this.life.signal });
    }
  }

  disconnectedCallback() {
    this.life.abort();
    this.asked?.abort();
    clearTimeout(this.timer);
  }

  onChange(event) {
    const isOurs = event.type === "koop:place-chosen" || this.fields.includes(event.target.name);
    if (!isOurs) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asked?.abort();
    this.asked = new AbortController();
    const form = document.getElementById(this.getAttribute("for"));
    const body = new URLSearchParams(new FormData(form));
    body.set("act", "check");
    try {
      const response = await fetch(form.action, { method: "POST", body, credentials: "same-origin", signal: this.asked.signal });
      if (response.ok) this.take(new DOMParser().parseFromString(await response.text(), "text/html"));
    } catch {
      // The button is still there.
    }
  }

  take(page) {
    for (const fresh of page.querySelectorAll("[data-refresh][id]")) {
      const part = document.getElementById(fresh.id);
      if (part && part.innerHTML !== fresh.innerHTML) part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    }
  }
}

if (!customElements.get("koop-form-refresh")) customElements.define("koop-form-refresh", KoopFormRefresh);
