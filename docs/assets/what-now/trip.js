/**
 * A trip: what the reader gave on the way. Nothing here knows the page or keeps anything.
 *
 * It lives in `history.state`, so that a reload, back and forward find it again; the address
 * carries answers only when the reader copies it; the device keeps it only when the reader says so.
 *
 * @typedef {Object} Trip
 * @property {string} from  The node of the page where it began.
 * @property {Record<string, string>} answers  By node.
 * @property {Record<string, string>} events  ISO days, by event.
 * @property {Record<string, string>} details  Sums and counts as Python reads them, by name.
 * @property {Record<string, string>} drafts  What was typed into a field, by event, or by the id of a sum's field.
 * @property {string | undefined} asOf  The day to look at the case on, when it is not today.
 * @property {string} id  Tells this case from another that the device keeps.
 * @property {string | undefined} visiting  A node off the path, reached by a link in a text.
 * @property {Passed[]} passed  The nodes walked, for as long as Python has not said them.
 *
 * @typedef {{node: string, title: string, label: string, url: string}} Passed
 *
 * @typedef {Object} Given  What a sum is worked out from.
 * @property {Record<string, string>} events
 * @property {Record<string, string | undefined>} details  Undefined takes one away.
 */

const STATE = "eskalator"
const ID = "[a-z][a-z0-9-]*"
const ANSWERS = new RegExp(`^(${ID}:${ID}(,${ID}:${ID})*)?$`)

/** @param {string} from @returns {Trip} */
export function newTrip(from) {
  const id = Math.random().toString(36).slice(2)
  const given = { answers: {}, events: {}, details: {}, drafts: {}, passed: [] }
  return { id, from, ...given, visiting: undefined, asOf: undefined }
}

/** @param {Trip} trip @returns {string} the document `eskalator-case/1` */
export function caseDocument({ id, from, answers, events, details }) {
  return JSON.stringify({ format: "eskalator-case/1", id, from, answers, events, details })
}

/** @param {Trip} trip @returns {boolean} whether the reader has given anything yet */
export function begun({ answers, events }) {
  return Object.keys(answers).length + Object.keys(events).length > 0
}

/** @param {Record<string, string>} given @param {string} key @returns {Record<string, string>} a copy without it */
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
 * @param {Passed} here what is being answered
 * @param {string} [situation] the problem, as Python names it
 * @returns {Trip} the trip that goes on from there
 */
export function passing(trip, here, situation) {
  const passed = [...trip.passed.filter(({ node }) => node !== here.node), here]
  const onwards = { ...trip, visiting: undefined, passed }
  if (trip.visiting !== here.node || here.node in trip.answers) return onwards
  // A text led here, off the path: the way begins here, and only the problem is carried over.
  const problem = Object.entries(trip.answers).filter(([, answer]) => answer === situation)
  return { ...onwards, from: here.node, answers: Object.fromEntries(problem) }
}

/** @param {Trip} trip @param {string} field @param {string} typed @returns {Trip} */
export function drafted(trip, field, typed) {
  return { ...trip, drafts: { ...trip.drafts, [field]: typed } }
}

/**
 * @param {Trip} trip
 * @param {string} node  where the days were asked for
 * @param {Record<string, import("./messages.js").Reading | undefined>} days  by event; none where a field is empty
 * @returns {Trip} with those days, seen as of today again
 */
export function dated(trip, node, days) {
  const [events, drafts] = [{ ...trip.events }, { ...trip.drafts }]
  for (const [event, day] of Object.entries(days)) {
    delete events[event]
    delete drafts[event]
    if (day?.value === undefined) continue
    events[event] = day.value
    drafts[event] = day.words ?? day.value // what was typed may be "yesterday", another day tomorrow
  }
  return { ...trip, answers: without(trip.answers, node), events, drafts, asOf: undefined }
}

/** @param {Trip} trip @param {Given} given @returns {Trip} */
export function summed(trip, given) {
  const details = { ...trip.details }
  for (const [name, value] of Object.entries(given.details)) {
    if (value === undefined) delete details[name]
    else details[name] = value
  }
  return { ...trip, events: { ...trip.events, ...given.events }, details }
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

/** @param {Trip} trip @param {Trip} other a copy of it on the device @returns {Trip} with the other's details too */
export function withDetailsOf(trip, other) {
  return { ...trip, details: { ...trip.details, ...other.details } }
}

/** @param {Trip} trip @returns {boolean} whether anything stands in a date field */
export function typedAny({ drafts }) {
  return Object.values(drafts).some(Boolean)
}

/** @param {Trip} trip @returns {Trip} it without words of one language: a known day is an ISO day */
export function translated(trip) {
  return { ...trip, passed: [], drafts: { ...trip.drafts, ...trip.events } }
}

/** @param {unknown} text @returns {boolean} whether it is an ISO day that the calendar has */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const moment = new Date(text)
  return !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(text)
}

/** @param {unknown} value @returns {string} what kind of part it can be of a trip */
function kindOf(value) {
  return Array.isArray(value) ? "list" : value === null ? "nothing" : typeof value
}

/**
 * @param {unknown} found what was kept as a trip
 * @param {string} start the first question, where a trip begins that does not say where
 * @returns {Trip | undefined} it, without its damaged parts
 */
export function mended(found, start) {
  if (kindOf(found) !== "object") return undefined
  const blank = newTrip(start)
  const kinds = Object.fromEntries(Object.entries(blank).map(([part, value]) => [part, kindOf(value ?? "")]))
  const parts = Object.entries(/** @type {object} */ (found))
  const trip = { ...blank, ...Object.fromEntries(parts.filter(([part, value]) => kindOf(value) === kinds[part])) }
  return isDay(trip.asOf) ? trip : { ...trip, asOf: undefined }
}

/** @param {unknown} state what `history.state` holds @param {string} start @returns {Trip | undefined} */
export function tripIn(state, start) {
  return mended(/** @type {Record<string, unknown> | null} */ (state)?.[STATE], start)
}

/** @param {object | null} state what `history.state` holds @param {Trip | undefined} trip */
export function stateWith(state, trip) {
  return { ...state, [STATE]: trip }
}

/**
 * @param {string} hash the fragment of an address, such as `#a=how-far:complaint`
 * @param {string} start the first question
 * @returns {Trip | null | undefined} undefined when it holds no answers, null when they are unreadable
 */
export function tripInFragment(hash, start) {
  const parts = new URLSearchParams(hash.slice(1))
  const answers = parts.get("a")
  if (answers === null) return undefined
  if (!ANSWERS.test(answers)) return null
  const trip = newTrip(parts.get("from") ?? start)
  for (const pair of answers.split(",").filter(Boolean)) {
    const [node, answer] = pair.split(":")
    trip.answers[node] = answer
  }
  return trip
}

/**
 * @param {Trip} trip
 * @param {Pick<import("./messages.js").Step, "dropped" | "trace">} [step] what Python last said of it
 * @returns {Trip} it without the answers that play no part: those dropped, and those that dates decide
 */
export function counting(trip, step) {
  const ruled = step?.trace.filter(({ by }) => by === "rule") ?? []
  const nodes = [...(step?.dropped ?? []), ...ruled].map(({ node }) => node)
  return { ...trip, answers: nodes.reduce(without, trip.answers) }
}

/** @param {Trip} trip @param {string} start @returns {string} a fragment with the answers; days and sums stay out of it */
export function fragmentOf({ from, answers }, start) {
  const pairs = Object.entries(answers).map(([node, answer]) => `${node}:${answer}`)
  return `#a=${pairs.join(",")}${from === start ? "" : `&from=${from}`}`
}
