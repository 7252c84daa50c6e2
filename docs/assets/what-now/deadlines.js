/** The days to mind, each with its arithmetic, and the calendar file that holds them. */
import { ask } from "./asking.js"
import { copied, items, link, one, part } from "./elements.js"
import { EngineFailed, engine } from "./engine.js"
import { whole } from "./site.js"
import { caseDocument } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {import("./messages.js").Step} Step */
/** @typedef {import("./messages.js").Clock} Clock */

/** Shown where no clock is the page's own: more would hide the page. */
const MOST_SHOWN = 2

/** @param {Journey} journey @param {Step} step @param {HTMLElement} page */
export function drawDeadlines(journey, step, page) {
  const { clocks, conflicts = [] } = step
  if (!clocks.length && !conflicts.length) return
  const { node, kind } = journey.element // which need not be where the case leads
  const section = part(".deadlines")
  const doubts = one(section, ".conflicts")
  if (conflicts.length) doubts.prepend(...conflicts.map(({ why }) => paragraph(why)))
  else doubts.remove()
  drawDuties(one(section, ".todo"), step, node)
  drawClocks(section, step, node)
  if (kind === "events") section.querySelector(".deadlines__change")?.remove()
  const button = one(section, ".deadlines__calendar")
  // A calendar is for the days ahead of today, and Python writes it.
  if (step.as_of || engine.state === "failed" || !clocks.some(({ act_on }) => act_on)) button.remove()
  button.addEventListener("click", () => download(journey, button.dataset.file ?? ""))
  placeIn(page, kind).after(section)
}

/** @param {HTMLElement} page @param {string | null} kind @returns {Element} what the days stand below */
function placeIn(page, kind) {
  const lead = page.querySelector(".asks") ?? page.querySelector("h1 + p")
  const asked = page.querySelector(".undated") ?? page.querySelector(".answers")
  return (kind === "outcome" ? lead : asked) ?? one(page, "h1")
}

/** @param {string} textContent */
function paragraph(textContent) {
  return Object.assign(document.createElement("p"), { textContent })
}

/** @param {HTMLElement} todo @param {Step} step @param {string} node */
function drawDuties(todo, { actions, lead }, node) {
  const duties = actions.filter(({ id }) => id !== node && id !== lead?.page)
  if (duties.length) one(todo, "ul").append(...duties.map(duty))
  else todo.remove()
}

/** @param {import("./messages.js").Action} action */
function duty({ title, url, when, why }) {
  const item = document.createElement("li")
  if (when) item.append(link(title, whole(url)), " – ", strong(when))
  else item.append(link(title, whole(url)), why ? `. ${why}` : "")
  return item
}

/** @param {string} textContent */
function strong(textContent) {
  return Object.assign(document.createElement("strong"), { textContent })
}

/**
 * The cards: of the page's own clock, else of the first ones with a day ahead; the others are folded,
 * as are those whose day stands above already.
 * @param {HTMLElement} section
 * @param {Step} step
 * @param {string} node
 */
function drawClocks(section, { clocks, actions, lead }, node) {
  const own = actions.find(({ id }) => id === node)?.clock
  const told = lead && actions[0]?.clock
  const others = clocks.filter(({ id, act_on }) => act_on && !actions.some(({ clock }) => clock === id))
  const first = own ? clocks.filter(({ id }) => id === own) : others.slice(0, MOST_SHOWN)
  const rest = clocks.filter((clock) => !first.includes(clock))
  const blank = one(section, ".deadline")
  /** @param {Clock} clock */
  const drawn = (clock) => {
    const card = deadline(clock, copied(blank), clock.id === own)
    const urgent = actions.some(({ clock: id, urgent }) => urgent && id === clock.id)
    card.classList.toggle("deadline--urgent", urgent)
    card.classList.toggle("deadline--over", !urgent && !clock.act_on)
    if (clock.id === told && clock.act_on) foldDay(card)
    return card
  }
  blank.replaceWith(...first.map(drawn))
  const more = one(section, ".deadlines__more")
  if (rest.length) more.append(...rest.map(drawn))
  else more.remove()
}

/** The first line has said this day: it is not said again, but with its arithmetic. @param {HTMLElement} card */
function foldDay(card) {
  one(card, ".deadline__when").remove()
  one(card, "ol").before(one(card, ".deadline__summary"))
}

/** @param {Clock} clock @param {HTMLElement} card @param {boolean} own whether the page shown is the one that the clock names */
function deadline({ title, when, summary, caution, why, page, guide, source }, card, own) {
  const texts = { title, when, summary, caution }
  for (const [name, text] of Object.entries(texts)) {
    const place = one(card, `.deadline__${name}`)
    place.textContent = text ?? ""
    if (!text) place.remove()
  }
  if (page && !own) one(card, ".deadline__page").append(link(page.title, whole(page.url)))
  else one(card, ".deadline__page").remove()
  one(card, "ol").append(...items(why))
  const links = one(card, ".deadline__links")
  if (guide) links.append(link(guide.title, whole(guide.url)))
  if (source) links.append(link(source.title, source.url))
  return card
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
