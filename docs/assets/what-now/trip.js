/**
 * A trip: what the reader gave on the way, and where it is kept.
 *
 * It lives in `history.state`, so that a reload, back and forward find it again; the address
 * carries answers only when the reader copies it; the device keeps it only when the reader says so.
 *
 * @typedef {Object} Trip
 * @property {string | undefined} from  The node of the page where it began; none for the start.
 * @property {Object<string, string>} answers  By node.
 * @property {Object<string, string>} events  ISO days, by event.
 * @property {Object<string, string>} drafts  What was typed into a date field, by event.
 * @property {string} id  Tells this case from another that the device keeps.
 * @property {string | undefined} visiting  A node off the path, reached by a link in a text.
 * @property {Passed[]} passed  The nodes walked, for as long as Python has not said them.
 *
 * @typedef {{node: string, title: string, label: string, url: string}} Passed
 */

const STATE = "eskalator"
const KEPT = "eskalator-case"
const ID = "[a-z][a-z0-9-]*"
const ANSWERS = new RegExp(`^(${ID}:${ID}(,${ID}:${ID})*)?$`)

/** @param {string} [from] @returns {Trip} */
export function newTrip(from) {
  const id = Math.random().toString(36).slice(2)
  return { id, from, answers: {}, events: {}, drafts: {}, passed: [], visiting: undefined }
}

/** @param {Trip} trip @returns {string} the document `eskalator-case/1` */
export function caseDocument({ from, answers, events }) {
  return JSON.stringify({ format: "eskalator-case/1", from, answers, events })
}

/** @param {Trip} trip @returns {boolean} whether the reader has given anything yet */
export function begun({ answers, events }) {
  return Object.keys(answers).length + Object.keys(events).length > 0
}

/** @param {any} state what `history.state` holds @returns {Trip | undefined} */
export function tripIn(state) {
  const trip = state?.[STATE]
  return trip && typeof trip === "object" ? { ...newTrip(), ...trip } : undefined
}

/** @param {Trip} trip */
export function stateWith(trip) {
  return { ...history.state, [STATE]: trip }
}

/**
 * @param {string} hash the fragment of an address, such as `#a=how-far:complaint`
 * @returns {Trip | null | undefined} undefined when it holds no answers, null when they are unreadable
 */
export function tripInFragment(hash) {
  const parts = new URLSearchParams(hash.slice(1))
  const answers = parts.get("a")
  if (answers === null) return undefined
  if (!ANSWERS.test(answers)) return null
  const trip = newTrip(parts.get("from") ?? undefined)
  for (const pair of answers.split(",").filter(Boolean)) {
    const [node, answer] = pair.split(":")
    trip.answers[node] = answer
  }
  return trip
}

/** @param {Trip} trip @returns {string} a fragment with the answers; days and names stay out of it */
export function fragmentOf({ from, answers }) {
  const pairs = Object.entries(answers).map(([node, answer]) => `${node}:${answer}`)
  return `#a=${pairs.join(",")}${from ? `&from=${from}` : ""}`
}

/** The reader's own copy on this device; every call may throw where storage is forbidden or full. */
export const kept = {
  /** @returns {{trip: Trip, url: string} | undefined} */
  read() {
    const text = localStorage.getItem(KEPT)
    if (text === null) return undefined
    const { trip, url } = JSON.parse(text)
    return { trip: { ...newTrip(), ...trip }, url }
  },
  /** @param {Trip} trip @param {string} url */
  write(trip, url) {
    localStorage.setItem(KEPT, JSON.stringify({ trip, url }))
  },
  delete() {
    localStorage.removeItem(KEPT)
  },
}
