/** The status line: what the reader is told of what the page does. */
import { part } from "./elements.js"

export class Status {
  line = part(".what-now__status")

  /** @param {string | null} word the name of a sentence in the line's data; null to say nothing */
  tell(word) {
    this.line.textContent = (word && this.line.dataset[word]) ?? ""
    this.line.classList.remove("what-now__status--known")
  }

  /**
   * Say what the reader has to know of Python: that a date must wait for it, or that it failed.
   * @param {import("./engine.js").EngineState} state
   * @param {string | null} kind of the node shown
   */
  tellEngine(state, kind) {
    const waits = state === "loading" && kind === "date"
    this.tell(waits || state === "failed" ? state : null)
  }

  /** @param {boolean} known whether what is said was told before, and may stand below */
  setKnown(known) {
    this.line.classList.toggle("what-now__status--known", known)
  }
}
