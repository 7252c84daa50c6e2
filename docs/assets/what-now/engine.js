/** The engine as the page sees it: one worker, started on intent, with one state. */

/** Thrown when Python cannot read the case; the engine itself is well. */
export class CaseRefused extends Error {}

/** Thrown when the engine cannot answer any more. */
export class EngineFailed extends Error {}

/** @typedef {"idle" | "loading" | "ready" | "failed"} EngineState */

/** A step takes milliseconds; a worker that is silent for this long (in ms) has died. */
const LONGEST_ANSWER = 5000

class Engine extends EventTarget {
  /** @type {EngineState} */
  state = "idle"
  /** @type {Object<string, Object<string, string>>} */
  pages = {}
  /** @type {Worker | undefined} */
  #worker
  /** @type {Map<number, {resolve: Function, reject: Function}>} */
  #waiting = new Map()
  #lastId = 0

  /** Start Python, once; later calls do nothing. */
  start() {
    if (this.state !== "idle") return
    this.#become("loading")
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" })
    } catch {
      return this.#fail()
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data)
    this.#worker.onerror = () => this.#fail()
    this.#worker.onmessageerror = () => this.#fail()
  }

  /** @returns {Promise<void>} settled when Python is ready; rejected when it never will be */
  async settled() {
    this.start()
    if (this.state === "loading") {
      await new Promise((resolve) => this.addEventListener("change", resolve, { once: true }))
    }
    if (this.state === "failed") throw new EngineFailed()
  }

  /**
   * @param {Object} request a `Request` without its id
   * @returns {Promise<any>} the document that Python answers with
   */
  async ask(request) {
    await this.settled()
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      setTimeout(() => this.#waiting.has(id) && this.#fail(), LONGEST_ANSWER)
      this.#worker.postMessage({ ...request, id })
    })
  }

  /** @param {import("./messages.js").Reply} reply */
  #hear(reply) {
    if (reply.type === "crashed") return this.#fail()
    if (reply.type === "ready") {
      this.pages = reply.pages
      return this.#become("ready")
    }
    const asked = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (reply.type === "answer") asked.resolve(JSON.parse(reply.text))
    else asked.reject(new CaseRefused())
  }

  #fail() {
    this.#worker?.terminate()
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    this.#become("failed")
    for (const { reject } of waiting) reject(new EngineFailed())
  }

  /** @param {EngineState} state */
  #become(state) {
    this.state = state
    this.dispatchEvent(new Event("change"))
  }
}

export const engine = new Engine()
