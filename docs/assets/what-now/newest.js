/** What the reader asked for last: a slow page or answer must not replace a newer one. */
import { EngineFailed } from "./engine.js"

/** @typedef {(signal: AbortSignal) => Promise<unknown>} Work  It passes the signal on to whatever it waits for. */
/** @typedef {(error: unknown) => unknown} Failed  Called for what was not simply stopped. */

/** @type {Failed} Python's failure is told, and drawn, by whoever hears its state change. */
const unlessPythonFailed = (error) => {
  if (!(error instanceof EngineFailed)) throw error
}

export class Newest {
  #controller = new AbortController()

  /** Do what the reader asks for now, and stop what is still under way. @param {Work} work @param {Failed} [failed] */
  begin(work, failed) {
    this.#controller.abort()
    this.#controller = new AbortController()
    return this.within(work, failed)
  }

  /** Do what belongs to what the reader asked for last, and stops with it. @param {Work} work @param {Failed} [failed] */
  async within(work, failed = unlessPythonFailed) {
    const { signal } = this.#controller
    try {
      await work(signal)
    } catch (error) {
      if (!signal.aborted) failed(error)
    }
  }
}
