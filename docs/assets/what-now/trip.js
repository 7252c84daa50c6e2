/**
 * A trip: what the reader gave on the way, and where it is kept.
 *
 * It lives in `history.state`, so that a reload, back and forward find it again; the address
 * carries answers only when the reader copies it; the device keeps it only when the reader says so.
 *
 * @typedef {Object} Trip
 * @property {string} from  The node of the page where it began.
 * @property {Object<string, string>} answers  By node.
 * @property {Object<string, string>} events  ISO days, by event.
 * @property {Object<string, string>} drafts  What was typed into a date field, by event.
 * @property {string | undefined} asOf  The day to look at the case on, when it is not today.
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

const { start } = document.getElementById("what-now-parts").dataset

/** @param {string} [from] @returns {Trip} */
export function newTrip(from = start) {
  const id = Math.random().toString(36).slice(2)
  return { id, from, answers: {}, events: {}, drafts: {}, passed: [], visiting: undefined, asOf: undefined }
}

/** @param {Trip} trip @returns {string} the document `eskalator-case/1` */
export function caseDocument({ id, from, answers, events }) {
  return JSON.stringify({ format: "eskalator-case/1", id, from, answers, events })
}

/** @param {Trip} trip @returns {boolean} whether the reader has given anything yet */
export function begun({ answers, events }) {
  return Object.keys(answers).length + Object.keys(events).length > 0
}

/** @param {Object} given @param {string} key @returns {Object} a copy without that key */
function without(given, key) {
  const { [key]: _, ...rest } = given
  return rest
}

/** @param {Trip} trip @param {string} node @param {string} answer @returns {Trip} */
export function answered(trip, node, answer) {
  return { ...trip, answers: { ...trip.answers, [node]: answer } }
}

/**
 * @param {Trip} trip
 * @param {string} node  where the days were asked for
 * @param {Object<string, {value: string, words: string} | undefined>} days  by event; none where a field is empty
 * @returns {Trip} with those days, seen as of today again
 */
export function dated(trip, node, days) {
  const [events, drafts] = [{ ...trip.events }, { ...trip.drafts }]
  for (const [event, day] of Object.entries(days)) {
    delete events[event]
    delete drafts[event]
    if (!day) continue
    events[event] = day.value
    drafts[event] = day.words // what was typed may be "yesterday", which is another day tomorrow
  }
  return { ...trip, answers: without(trip.answers, node), events, drafts, asOf: undefined }
}

/** @param {Trip} trip @param {string} node  whose answer the reader takes back @returns {Trip} */
export function takenBack(trip, node) {
  const at = trip.passed.findIndex((passed) => passed.node === node)
  const passed = at < 0 ? trip.passed : trip.passed.slice(0, at)
  return { ...trip, visiting: undefined, answers: without(trip.answers, node), passed }
}

/** @param {Trip} trip @param {string} event  whose day is asked for again @returns {Trip} */
export function withoutDay(trip, event) {
  const day = trip.events[event]
  const drafts = day ? { [event]: day, ...trip.drafts } : trip.drafts
  return { ...trip, events: without(trip.events, event), drafts }
}

/** @param {Trip} trip @returns {boolean} whether anything stands in a date field */
export function typedAny({ drafts }) {
  return Object.values(drafts).some(Boolean)
}

/** @param {Trip} trip @returns {Trip} it without words of one language: a known day is an ISO day */
export function translated(trip) {
  return { ...trip, passed: [], drafts: { ...trip.drafts, ...trip.events } }
}

/** @param {any} value @returns {string} what kind of part it can be of a trip */
function kindOf(value) {
  return Array.isArray(value) ? "list" : value === null ? "nothing" : typeof value
}

/** @param {any} found what was kept as a trip @returns {Trip | undefined} it, without its damaged parts */
function mended(found) {
  if (kindOf(found) !== "object") return undefined
  const blank = newTrip()
  const sound = Object.entries(found).filter(([part, value]) => kindOf(value) === kindOf(blank[part] ?? ""))
  return { ...blank, ...Object.fromEntries(sound) }
}

/** @param {any} state what `history.state` holds @returns {Trip | undefined} */
export function tripIn(state) {
  return mended(state?.[STATE])
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
  return `#a=${pairs.join(",")}${from === start ? "" : `&from=${from}`}`
}

/** The reader's own copy on this device; every call may throw where storage is forbidden or full. */
export const kept = {
  /** @returns {{trip: Trip, url: string} | undefined} */
  read() {
    const text = localStorage.getItem(KEPT)
    if (text === null) return undefined
    const { trip, url } = JSON.parse(text)
    const sound = mended(trip)
    return sound && { trip: sound, url: new URL(url).href }
  },
  /** @param {Trip} trip @param {string} url */
  write(trip, url) {
    localStorage.setItem(KEPT, JSON.stringify({ trip: { ...trip, asOf: undefined }, url }))
  },
  delete() {
    localStorage.removeItem(KEPT)
  },
}
