/**
 * <koop-live-preview>: shows what residents will see while it is being written.
 *
 * @example
 * <koop-live-preview class="c-preview c-preview--stays" for="diagnosis-form">
 *   <p class="c-preview__heading">This is how residents will see it</p>
 *   <p class="c-preview__title" data-mirror="title">Name of the problem</p>
 *   <p class="c-preview__text" data-mirror="public_text">No text for residents yet.</p>
 * </koop-live-preview>
 *
 * for            id of the form. data-mirror: name of a field of it; of a list, the chosen option's text is shown.
 * What stands inside [data-mirror] in the page is shown while the field is empty. Without a script it is all there is.
 */
class KoopLivePreview extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    this.form = document.getElementById(this.getAttribute("for"));
    this.mirrors = [...this.querySelectorAll("[data-mirror]")];
    for (const mirror of this.mirrors) mirror.dataset.empty ??= mirror.textContent;
    for (const act of ["input", "change"]) {
      this.form?.addEventListener(act, () => this.show(), { signal: this.life.signal });
    }
    this.show();
  }

  disconnectedCallback() {
    this.life.abort();
  }

  show() {
    for (const mirror of this.mirrors) {
      const text = this.textOf(this.form?.elements.namedItem(mirror.dataset.mirror));
      mirror.textContent = text || mirror.dataset.empty;
      mirror.classList.toggle("is-empty", !text);
    }
  }

  textOf(field) {
    if (field instanceof HTMLSelectElement) return field.value ? field.selectedOptions[0].textContent.trim() : "";
    if (field instanceof RadioNodeList) {
      const chosen = [...field].find((each) => each.checked);
      return chosen?.closest("label")?.textContent.trim() ?? "";
    }
    return field?.value?.trim() ?? "";
  }
}

if (!customElements.get("koop-live-preview")) customElements.define("koop-live-preview", KoopLivePreview);
