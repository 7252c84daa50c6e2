/**
 * The preview's part of an open page: it loads the page again when that has changed, and shows the
 * mistakes that stand. Only the preview adds it, to what it sends.
 *
 * @typedef {{ where: string, message: string, fix: string }} Mistake
 * @typedef {{ version: number, restarted: boolean, changed: string[], problems: Mistake[] }} News
 */
{
  const { dataset } = document.currentScript
  let version = Number(dataset.version)
  /** @type {EventSource | undefined} */
  let events

  /** The file of the site that is shown; the tree shows its pages in place, so it may change. */
  const shownFile = () =>
    decodeURIComponent(location.pathname).slice(1).replace(/(^|\/)$/, "$1index.html")

  /** @param {string[]} changed */
  const concerns = (changed) =>
    "waiting" in dataset
      ? changed.length > 0
      : changed.some((file) => file === shownFile() || file.startsWith("assets/"))

  /** @param {MessageEvent<string>} message */
  function hear(message) {
    /** @type {News} */
    const news = JSON.parse(message.data)
    version = news.version
    if (news.restarted || concerns(news.changed)) return location.reload()
    show(news.problems)
  }

  /** @param {Mistake[]} mistakes */
  function show(mistakes) {
    document.getElementById("preview-mistakes")?.remove()
    if (mistakes.length === 0) return
    const host = Object.assign(document.createElement("div"), { id: "preview-mistakes" })
    host.setAttribute("role", "alert")
    const inside = host.attachShadow({ mode: "open" }) // the site's styles and ours stay apart
    inside.innerHTML = `
      <style>
        details { position: fixed; inset: auto 0 0; z-index: 1000; max-height: 60vh; overflow: auto;
          padding: 0.75rem 1rem; border-top: 4px solid crimson; background: Canvas; color: CanvasText;
          font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark }
        summary { font-weight: bold; cursor: pointer }
        li { margin-block: 0.5rem } code { font-weight: bold; overflow-wrap: anywhere }
        p { margin: 0 }
      </style>
      <details open><summary></summary><ol></ol></details>`
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`
    const kept = "waiting" in dataset ? "" : "; this is the last good site"
    inside.querySelector("summary").textContent = count + kept
    inside.querySelector("ol").append(...mistakes.map(item))
    document.body.append(host)
  }

  /** @param {Mistake} mistake */
  function item({ where, message, fix }) {
    const entry = document.createElement("li")
    const place = document.createElement("code")
    const way = document.createElement("p")
    place.textContent = where
    way.textContent = fix
    entry.append(place, ` ${message}`, way)
    return entry
  }

  /** A browser has few connections to one address, so only a page that is seen keeps one. */
  function connect() {
    events?.close()
    events = undefined
    if (document.visibilityState === "hidden") return
    const asked = new URLSearchParams({ since: String(version), file: shownFile() })
    events = new EventSource(`/_preview/events?${asked}`)
    events.addEventListener("message", hear)
    events.addEventListener("error", () => {
      if (events?.readyState === EventSource.CLOSED) setTimeout(connect, 1000)
    })
  }

  document.addEventListener("visibilitychange", connect)
  addEventListener("pagehide", () => events?.close())
  addEventListener("pageshow", connect)
}
