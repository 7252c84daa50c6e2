/** The engine as the page sees it: one worker, started on intent, with one state. */

/** Thrown when Python cannot read the case; the engine itself is well. */
export class CaseRefused extends Error {}

/** Thrown when the engine cannot answer any more. */
export class EngineFailed extends Error {}

/** @typedef {"idle" | "loading" | "ready" | "failed"} EngineState */
/** @typedef {{resolve: (text: string) => void, reject: (reason: Error) => void}} Waiting */

/** How often to look whether the worker has said anything, in ms. */
const LOOK = 2000

/**
 * Looks in vain after which a start is slow, a start has failed, and a worker that was asked
 * something has died: an answer takes milliseconds, but a slow phone compiles for many seconds
 * without a word. Looks are counted and not time: a page in the background sleeps, and hears what
 * the worker said meanwhile only after its next look.
 */
const SLOW = 3
const LONGEST_START = 15
const LONGEST_ANSWER = 3

/** @param {AbortSignal | undefined} signal of what somebody waited for */
function stopIfAborted(signal) {
  if (signal?.aborted) throw new DOMException("It is not waited for any more.", "AbortError")
}

class Engine extends EventTarget {
  /** @type {EngineState} */
  state = "idle"
  /** @type {import("./messages.js").Addresses} */
  pages = {}
  /** @type {Worker | undefined} */
  #worker
  /** @type {Map<number, Waiting>} */
  #waiting = new Map()
  #lastId = 0
  #looksInVain = 0
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #looking

  /** @returns {boolean} whether Python is starting, and nothing of it has come for some seconds */
  get slow() {
    return this.state === "loading" && this.#looksInVain >= SLOW
  }

  /** Start Python, once; later calls do nothing. */
  start() {
    if (this.state !== "idle") return
    this.#become("loading")
    this.#look()
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" })
    } catch {
      return this.#fail()
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data)
    this.#worker.onerror = () => this.#fail()
    this.#worker.onmessageerror = () => this.#fail()
  }

  /**
   * @param {AbortSignal} [signal]
   * @returns {Promise<void>} settled when Python is ready; rejected when it never will be
   */
  async settled(signal) {
    this.start()
    if (this.state === "loading") {
      await new Promise((resolve) => this.addEventListener("change", resolve, { once: true }))
    }
    stopIfAborted(signal)
    if (this.state === "failed") throw new EngineFailed()
  }

  /**
   * @template {import("./messages.js").Type} T
   * @param {import("./messages.js").Questions[T] & import("./messages.js").Now & {type: T}} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<import("./messages.js").Answers[T]>} the document that Python answers with
   */
  async ask(request, signal) {
    await this.settled(signal)
    const id = ++this.#lastId
    /** @type {Promise<string>} */
    const answer = new Promise((resolve, reject) => {
      if (!this.#waiting.size) this.#look()
      this.#waiting.set(id, { resolve, reject })
      this.#worker?.postMessage({ ...request, id })
    })
    const text = await answer
    stopIfAborted(signal)
    return JSON.parse(text)
  }

  /** Look from now on, for as long as something is waited for, whether the worker is at work. */
  #look() {
    this.#looksInVain = 0
    this.#looking = this.#looking ?? setInterval(() => this.#looked(), LOOK)
  }

  #looked() {
    const starts = this.state === "loading"
    if (!starts && !this.#waiting.size) return this.#lookAway()
    this.#looksInVain += 1
    if (this.#looksInVain >= (starts ? LONGEST_START : LONGEST_ANSWER)) return this.#fail()
    if (starts && this.#looksInVain === SLOW) this.dispatchEvent(new Event("slow"))
  }

  #lookAway() {
    clearInterval(this.#looking)
    this.#looking = undefined
  }

  /** @param {import("./messages.js").Reply} reply */
  #hear(reply) {
    this.#looksInVain = 0
    if (this.state === "failed" || reply.type === "progress") return
    if (reply.type === "crashed") return this.#fail()
    if (reply.type === "ready") {
      this.pages = reply.pages
      return this.#become("ready")
    }
    const asked = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (reply.type === "answer") asked?.resolve(reply.text)
    else asked?.reject(new CaseRefused())
  }

  #fail() {
    if (this.state === "failed") return
    this.#lookAway()
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
