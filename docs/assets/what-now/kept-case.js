/** The reader's own copy of the case on this device: the box that asks for one, and the offer to go on with it. */
import { one, part } from "./elements.js"
import { insteadOf } from "./links.js"
import { firstNode, lang, today } from "./site.js"
import { begun, isDay, mended, withDetailsOf } from "./trip.js"

const KEY = "eskalator-case"

/** @typedef {import("./trip.js").Trip} Trip */
/** @typedef {import("./journey.js").Journey} Journey */

/**
 * @typedef {Object} About  What the offer to go on says of the case.
 * @property {string} lang  Of the words.
 * @property {string} problem
 * @property {string} [day]  The nearest ISO day.
 */

/** @returns {{trip: Trip, url: string, about?: About} | undefined} undefined too where storage is forbidden or unreadable */
export function keptCase() {
  try {
    const { trip, url, about } = JSON.parse(localStorage.getItem(KEY) ?? "{}")
    const sound = mended(trip, firstNode)
    return sound && { trip: sound, url: new URL(url).href, about: typeof about === "object" ? about : undefined }
  } catch {
    return undefined
  }
}

/** @param {Trip} trip @returns {Trip} with the sums that the reader's copy of it holds beside */
export function withKeptDetails(trip) {
  const found = keptCase()
  return found?.trip.id === trip.id ? withDetailsOf(trip, found.trip) : trip
}

/** @param {Trip} trip @param {string} url where to go on; throws where storage is forbidden or full @param {About} [about] */
function write(trip, url, about) {
  localStorage.setItem(KEY, JSON.stringify({ trip: { ...trip, asOf: undefined }, url, about }))
}

/** @param {import("./messages.js").Step} [step] @returns {About | undefined} undefined where Python has said nothing of today */
function aboutOf(step) {
  if (!step || step.as_of) return undefined
  const { trace, situation, actions, title } = step
  const chosen = trace.find(({ answer }) => answer === situation) ?? trace[0]
  const days = actions.map(({ by }) => by).filter(Boolean)
  return { lang, problem: chosen?.label ?? title, day: days.sort()[0] }
}

/**
 * Keep the copy on the device up with the trip, where the reader asked for one.
 * @param {Trip} trip
 * @param {string} [url] where to go on; where the copy says, if none is given
 * @param {import("./messages.js").Step} [step] what Python last said of the trip
 * @returns {boolean} whether nothing went wrong
 */
export function keepUp(trip, url, step) {
  const found = keptCase()
  if (!begun(trip) || found?.trip.id !== trip.id) return true
  try {
    write(trip, url ?? found.url, aboutOf(step) ?? found.about)
    return true
  } catch {
    return false
  }
}

/** @param {Journey} journey @param {boolean} wanted whether this device is to keep the case */
function keep({ trip, shown, step, status }, wanted) {
  try {
    if (wanted) write(trip, shown, aboutOf(step))
    else localStorage.removeItem(KEY)
    status.tell(wanted ? null : "deleted")
  } catch {
    status.tell("storageFailed")
  }
}

/** @param {Journey} journey @param {ParentNode} section with the box, beside the reader's answers */
export function keepBox(journey, section) {
  const box = one(section, ".keep__box", HTMLInputElement)
  const remove = one(section, ".keep__delete")
  const show = () => {
    const found = keptCase()
    box.checked = found?.trip.id === journey.trip.id
    remove.hidden = !box.checked
    one(section, ".keep__instead").hidden = !found || box.checked
  }
  /** @param {boolean} wanted */
  const keepAndShow = (wanted) => {
    keep(journey, wanted)
    show()
  }
  box.addEventListener("change", () => keepAndShow(box.checked))
  remove.addEventListener("click", () => keepAndShow(false))
  show()
}

/** @param {Journey} journey @param {Element} page before which a kept case is offered, if there is one */
export function offerKept(journey, page) {
  const found = keptCase()
  if (!found || new URL(found.url).origin !== location.origin) return
  const offer = part(".resume")
  const link = one(offer, ".resume__link", HTMLAnchorElement)
  link.href = found.url
  describe(offer, found.about)
  insteadOf(link, () => journey.reopen(link.href, keptCase()?.trip))
  one(offer, ".resume__delete").addEventListener("click", () => {
    keep(journey, false)
    offer.remove()
  })
  page.before(offer)
}

/** @param {HTMLElement} offer @param {About} [about] its words are of use in its own language only */
function describe(offer, about) {
  const [what, nearest] = [one(offer, ".resume__what"), one(offer, ".resume__day")]
  if (about?.lang === lang && about.problem) {
    what.textContent = (what.dataset.about ?? "").replace("{problem}", () => about.problem)
  }
  if (!about?.day || !isDay(about.day) || about.day < today()) return nearest.remove()
  const words = new Intl.DateTimeFormat(nearest.dataset.locale, { weekday: "long", day: "numeric", month: "long" })
  nearest.textContent = (nearest.dataset.day ?? "").replace("{day}", words.format(new Date(`${about.day}T12:00`)))
}
