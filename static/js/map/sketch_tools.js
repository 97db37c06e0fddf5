/** The buttons of a drawing and what is said of it. */
import { element } from "../core/dom.js";
import { say } from "../core/i18n.js";
import { crossesItself } from "../lib/drawing.js";

const FEW = { line: () => say("drawing_few_line"), polygon: () => say("drawing_few_polygon") };

export class SketchTools {
  /** `place` is where the buttons go; `sketch` what they work on. */
  constructor(place, sketch) {
    this.sketch = sketch;
    this.done = this.button(say("drawing_done"), () => sketch.finish());
    this.undo = this.button(say("drawing_undo"), () => sketch.undo());
    this.again = this.button(say("drawing_again"), () => sketch.clear());
    this.node = element("p", { class: "o-acts c-sketch__tools" }, this.done, this.undo, this.again);
    place.append(this.node);
  }

  button(words, act) {
    const node = element("button", { type: "button", class: "c-button c-button--secondary" }, words);
    node.addEventListener("click", act);
    return node;
  }

  /** Offer what can be done now. A button that has the focus stays, so that nobody loses their place. */
  show() {
    const { isDone, corners } = this.sketch;
    this.set(this.done, !isDone && this.sketch.isWhole());
    this.set(this.undo, corners.length > 0);
    this.set(this.again, corners.length > 0);
  }

  set(button, isOffered) {
    if (isOffered) button.removeAttribute("aria-disabled");
    else button.setAttribute("aria-disabled", "true");
  }

  /** What is drawn so far, where, and what is missing. */
  words(areas) {
    const { corners, kind, isDone } = this.sketch;
    if (!corners.length) return say("drawing_none");
    const lines = [say("drawing_count", { count: corners.length })];
    if (kind === "polygon" && crossesItself(corners)) lines.push(say("drawing_crosses"));
    else if (!this.sketch.isWhole()) lines.push(FEW[kind]());
    else if (isDone) lines.push(say("drawing_finished"));
    if (areas.length) lines.push(say("drawing_in", { areas: areas.join(", ") }));
    return lines.join(" ");
  }

  remove() {
    this.node.remove();
  }
}
