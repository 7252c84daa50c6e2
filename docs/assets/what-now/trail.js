/** The reader's answers: each can be changed, all can be shared and kept, and the last one is the way back. */
import { copied, items, one, part } from "./elements.js"
import { addressOf } from "./asking.js"
import { keepBox } from "./kept-case.js"
import { insteadOf } from "./links.js"
import { firstNode } from "./site.js"
import { counting, fragmentOf } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */

/**
 * @typedef {Object} Entry
 * @property {string} node
 * @property {string} title
 * @property {string} label
 * @property {string} [note]
 * @property {string} [url]  Without one there is nothing to change.
 * @property {string[]} [why]  The arithmetic behind an automatic answer.
 */

/** @param {Journey} journey @param {HTMLElement} page */
export function drawTrail(journey, page) {
  const section = part(".trail")
  const entries = entriesOf(journey)
  const blank = one(section, ".trail__entry")
  blank.replaceWith(...entries.map((entry) => filled(journey, entry, copied(blank))))
  const lost = one(section, ".trail__dropped")
  const dropped = (journey.step?.dropped ?? []).map(({ title, why }) => (title ? `${title} ${why}` : why))
  if (dropped.length) one(lost, "ul").append(...items(dropped))
  else lost.remove()
  const given = one(section, ".trail__days")
  const days = (journey.step?.events ?? []).map(({ title, day }) => `${title} – ${day}`)
  if (days.length) one(given, "ul").append(...items(days))
  else given.remove()
  one(section, ".trail__share").addEventListener("click", () => share(journey))
  keepBox(journey, section)
  page.append(section)
  const last = entries.filter(({ url }) => url).pop()
  if (!last) return
  const back = part(".what-now__back", HTMLAnchorElement)
  leadBack(journey, back, last)
  page.prepend(back)
}

/** @param {Journey} journey @returns {Entry[]} what was answered before the node shown */
function entriesOf({ step, trip, element }) {
  const said = step?.trace.map(({ node, title, label, by, why, clock }) => ({
    node,
    title,
    label,
    note: by === "rule" ? why : undefined,
    url: by === "rule" ? undefined : addressOf(node),
    why: step.clocks.find(({ id }) => id === clock)?.why,
  }))
  const all = said ?? trip.passed
  const at = all.findIndex(({ node }) => node === element.node)
  return at < 0 ? all : all.slice(0, at)
}

/** @param {Journey} journey @param {Entry} entry @param {HTMLElement} shown */
function filled(journey, entry, shown) {
  one(shown, ".trail__question").textContent = entry.title
  one(shown, ".trail__answer").textContent = entry.label
  one(shown, ".trail__note").textContent = entry.note ?? ""
  const arithmetic = one(shown, ".trail__why")
  if (entry.why) one(arithmetic, "ol").append(...items(entry.why))
  else arithmetic.remove()
  const change = one(shown, ".trail__change", HTMLAnchorElement)
  if (entry.url) leadBack(journey, change, entry)
  else change.remove()
  change.setAttribute("aria-label", (change.dataset.label ?? "").replace("{title}", entry.title))
  return shown
}

/** @param {Journey} journey @param {HTMLAnchorElement} link that takes back @param {Entry} entry */
function leadBack(journey, link, { node, url = "" }) {
  link.href = url
  link.dataset.node = node
  insteadOf(link, () => journey.change(link.href, node))
}

/** @param {Journey} journey whose answers go into an address, without days and sums */
async function share(journey) {
  const address = journey.shown + fragmentOf(counting(journey.trip, journey.step), firstNode)
  try {
    await navigator.clipboard.writeText(address)
    journey.status.tell("copied")
  } catch {
    journey.remember(journey.trip, address)
    journey.status.tell("inTheBar")
  }
}
