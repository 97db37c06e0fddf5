/**
 * <koop-wait>: asks every few seconds whether what is waited for has come, and then loads the page anew.
 *
 * @example
 * <koop-wait seconds="3"><p role="status">…</p></koop-wait>
 *
 * The same address is asked for; it has come when the answer holds no <koop-wait> any more. Without a script a link does the same.
 */
const SECONDS = 3;

class KoopWait extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const pause = Number(this.getAttribute("seconds")) || SECONDS;
    this.timer = setInterval(() => this.ask(), pause * 1000);
  }

  disconnectedCallback() {
    this.life.abort();
    clearInterval(this.timer);
  }

  async ask() {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      const response = await fetch(location.href, { credentials: "same-origin", signal: this.life.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!response.ok || !page.querySelector("koop-wait")) location.reload();
    } catch {
      // Asked again in a few seconds.
    } finally {
      this.isAsking = false;
    }
  }
}

if (!customElements.get("koop-wait")) customElements.define("koop-wait", KoopWait);
