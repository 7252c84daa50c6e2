/** The reader's own copy of the case on this device: the box that asks for one, and the offer to go on with it. */
import { one, part } from "./elements.js"
import { insteadOf } from "./links.js"
import { firstNode } from "./site.js"
import { begun, mended, withDetailsOf } from "./trip.js"

const KEY = "eskalator-case"

/** @typedef {import("./trip.js").Trip} Trip */
/** @typedef {import("./journey.js").Journey} Journey */

/** @returns {{trip: Trip, url: string} | undefined} undefined too where storage is forbidden or unreadable */
export function keptCase() {
  try {
    const { trip, url } = JSON.parse(localStorage.getItem(KEY) ?? "{}")
    const sound = mended(trip, firstNode)
    return sound && { trip: sound, url: new URL(url).href }
  } catch {
    return undefined
  }
}

/** @param {Trip} trip @returns {Trip} with the sums that the reader's copy of it holds beside */
export function withKeptDetails(trip) {
  const found = keptCase()
  return found?.trip.id === trip.id ? withDetailsOf(trip, found.trip) : trip
}

/** @param {Trip} trip @param {string} url where to go on; throws where storage is forbidden or full */
function write(trip, url) {
  localStorage.setItem(KEY, JSON.stringify({ trip: { ...trip, asOf: undefined }, url }))
}

/**
 * Keep the copy on the device up with the trip, where the reader asked for one.
 * @param {Trip} trip
 * @param {string} [url] where to go on; where the copy says, if none is given
 * @returns {boolean} whether nothing went wrong
 */
export function keepUp(trip, url) {
  const found = keptCase()
  if (!begun(trip) || found?.trip.id !== trip.id) return true
  try {
    write(trip, url ?? found.url)
    return true
  } catch {
    return false
  }
}

/** @param {Journey} journey @param {boolean} wanted whether this device is to keep the case */
function keep({ trip, shown, status }, wanted) {
  try {
    if (wanted) write(trip, shown)
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
  insteadOf(link, () => journey.reopen(link.href, keptCase()?.trip))
  one(offer, ".resume__delete").addEventListener("click", () => {
    keep(journey, false)
    offer.remove()
  })
  page.before(offer)
}
