/** The worker: it starts Python, hands it the compiled guide, and passes documents on. */
import { loadPyodide } from "../runtime/pyodide.mjs"
import { watchStart } from "./watched-start.js"

const runtime = new URL("../runtime/", import.meta.url)

/** @param {import("./messages.js").Reply} reply */
const say = (reply) => self.postMessage(reply)
const progress = () => say({ type: "progress" })
/** @param {unknown} error */
const crash = (error) => say({ type: "crashed", reason: String(error) })

/**
 * The engine with its guide loaded: `decision_tree.Session`.
 * @typedef {Object} Session
 * @property {(caseText: string, today: string, lang: string, asOf?: string) => string} step
 * @property {(caseText: string, today: string, lang: string, written: string, site: string) => string} calendar
 * @property {(typed: string, event: string | undefined, today: string, lang: string) => string} day
 * @property {(typed: string, name: string, lang: string) => string} detail
 *
 * @typedef {{languages: Record<string, {pages: Record<string, {url: string}>}>}} Guide
 */

/** @returns {Promise<{session: Session, pages: import("./messages.js").Addresses}>} */
async function start() {
  const guide = fetch(new URL("../guide.json", import.meta.url)).then((response) => response.text())
  const pyodide = await loadPyodide({
    indexURL: runtime.href,
    lockFileURL: new URL("pyodide-lock.json", runtime).href,
    packages: ["eskalator"],
  })
  progress()
  const text = await guide
  /** @type {Guide} */
  const { languages } = JSON.parse(text)
  const pages = Object.entries(languages).map(([lang, { pages }]) => [
    lang,
    Object.fromEntries(Object.entries(pages).map(([id, { url }]) => [id, url])),
  ])
  const session = pyodide.pyimport("decision_tree").Session(text)
  return { session, pages: Object.fromEntries(pages) }
}

progress()
watchStart(progress, crash)
const started = start()
started.then(({ pages }) => say({ type: "ready", pages }), crash)

/** @param {Session} session @param {import("./messages.js").Request} request @returns {string} */
function asked(session, request) {
  switch (request.type) {
    case "step":
      return session.step(request.case, request.today, request.lang, request.asOf)
    case "calendar":
      return session.calendar(request.case, request.today, request.lang, request.written, request.site)
    case "day":
      return session.day(request.typed, request.event, request.today, request.lang)
    case "detail":
      return session.detail(request.typed, request.name, request.lang)
  }
}

/** @param {MessageEvent<import("./messages.js").Request>} message */
self.onmessage = async ({ data }) => {
  const { session } = await started
  try {
    say({ type: "answer", id: data.id, text: asked(session, data) })
  } catch (error) {
    if (error instanceof Error && "type" in error && error.type === "BadCase") say({ type: "refused", id: data.id })
    else crash(error)
  }
}
