/** The days to mind, each with its arithmetic, and the calendar file that holds them. */
import { ask } from "./asking.js"
import { copied, items, link, one, part } from "./elements.js"
import { EngineFailed, engine } from "./engine.js"
import { whole } from "./site.js"
import { caseDocument } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */

/** Shown where no clock is the page's own: more would hide the page, so the others are folded away. */
const MOST_SHOWN = 2

/** @param {Journey} journey @param {HTMLElement} page @param {boolean} above whether they stand right below the lead */
export function drawDeadlines(journey, page, above) {
  const { clocks = [], actions = [], as_of: asOf } = journey.step ?? {}
  const { node } = journey.element // which need not be where the case leads
  const section = part(".deadlines")
  const todo = one(section, ".todo")
  const duties = actions.filter(({ id }) => id !== node).map(duty)
  if (duties.length) one(todo, "ul").append(...duties)
  else todo.remove()
  const own = actions.find(({ id }) => id === node)?.clock
  const first = own ? clocks.filter(({ id }) => id === own) : clocks.slice(0, MOST_SHOWN)
  const rest = clocks.filter((clock) => !first.includes(clock))
  const blank = one(section, ".deadline")
  blank.replaceWith(...first.map((clock) => deadline(clock, blank, Boolean(own))))
  const more = one(section, ".deadlines__more")
  if (rest.length) more.append(...rest.map((clock) => deadline(clock, blank, false)))
  else more.remove()
  const button = one(section, ".deadlines__calendar")
  // A calendar is for the days ahead of today, and Python writes it.
  if (asOf || engine.state === "failed" || !clocks.some(({ act_on }) => act_on)) button.remove()
  button.addEventListener("click", () => download(journey, button.dataset.file ?? ""))
  if (above) (page.querySelector("h1 + p") ?? one(page, "h1")).after(section)
  else page.append(section)
}

/** @param {import("./messages.js").Action} action */
function duty({ title, url, why }) {
  const item = document.createElement("li")
  item.append(link(title, whole(url)), why ? `. ${why}` : "")
  return item
}

/**
 * @param {import("./messages.js").Clock} clock
 * @param {HTMLElement} blank
 * @param {boolean} own whether the page shown is the one that the clock names
 */
function deadline({ title, summary, caution, why, act_on, page, guide, source }, blank, own) {
  const shown = copied(blank)
  shown.classList.toggle("deadline--over", !act_on && !own)
  one(shown, ".deadline__title").textContent = title
  one(shown, ".deadline__summary").textContent = summary
  if (caution) one(shown, ".deadline__caution").textContent = caution
  else one(shown, ".deadline__caution").remove()
  if (page && !own) one(shown, ".deadline__page").append(link(page.title, whole(page.url)))
  else one(shown, ".deadline__page").remove()
  one(shown, "ol").append(...items(why))
  const links = one(shown, ".deadline__links")
  if (guide) links.append(link(guide.title, whole(guide.url)))
  if (source) links.append(link(source.title, source.url))
  return shown
}

/** @param {Journey} journey @param {string} name of the file */
async function download({ trip, status }, name) {
  try {
    const written = new Date().toISOString()
    const { file } = await ask({ type: "calendar", case: caseDocument(trip), written, site: whole("") })
    const address = URL.createObjectURL(new Blob([file], { type: "text/calendar" }))
    Object.assign(document.createElement("a"), { href: address, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    status.tell("calendarSaved")
  } catch (failure) {
    if (!(failure instanceof EngineFailed)) throw failure
  }
}
