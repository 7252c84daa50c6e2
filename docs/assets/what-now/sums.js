/** The calculators: forms in the page's sections, and Python's answer under each. */
import { ask, stepOf } from "./asking.js"
import { items, one, part } from "./elements.js"
import { CaseRefused, EngineFailed, engine } from "./engine.js"
import { accept, refuse } from "./field-errors.js"
import { keepUp, withKeptDetails } from "./kept-case.js"
import { here } from "./links.js"
import { firstNode, lang } from "./site.js"
import { drafted, newTrip, stateWith, summed, tripIn } from "./trip.js"

/** @typedef {import("./trip.js").Trip} Trip */
/** @typedef {import("./trip.js").Given} Given */

let trip = withKeptDetails(tripIn(history.state, firstNode) ?? newTrip(firstNode))
const page = here()
const amount = new Intl.NumberFormat(lang, { minimumFractionDigits: 2, useGrouping: false })
const { content } = one(document, "template[data-root]", HTMLTemplateElement)

for (const blank of content.querySelectorAll("form")) {
  const form = document.importNode(blank, true)
  endOfSection(one(document, `#${form.dataset.sum}`)).after(form)
  for (const field of fieldsOf(form)) field.value = trip.drafts[field.id] ?? known(field)
  form.addEventListener("focusin", () => engine.start())
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) remember(drafted(trip, target.id, target.value))
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    answer(form)
  })
}

window.addEventListener("popstate", ({ state }) => {
  // The browser may take the page that led here for this one; a link inside this page has no state yet.
  if (here() !== page) location.reload()
  else remember(tripIn(state, firstNode) ?? trip)
})

/** @param {Element} heading @returns {Element} the last element before the next heading */
function endOfSection(heading) {
  let last = heading
  while (last.nextElementSibling && !last.nextElementSibling.matches("h2, .answers")) last = last.nextElementSibling
  return last
}

/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
function fieldsOf(form) {
  return [...form.querySelectorAll("input")]
}

/** @param {HTMLInputElement} field @returns {string} what the case holds of it, as the reader would type it */
function known({ name, dataset }) {
  const value = trip.details[name] ?? ""
  if (dataset.kind === "day") return trip.drafts[name] ?? trip.events[name] ?? ""
  return dataset.kind === "count" || !value ? value : amount.format(Number(value))
}

/** What was typed survives a reload and the way back. @param {Trip} changed */
function remember(changed) {
  trip = changed
  history.replaceState(stateWith(history.state, trip), "")
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const result = one(form, ".sum-form__result")
  const filled = fieldsOf(form).filter((field) => field.value.trim() || field.dataset.kind !== "optional")
  if (engine.state !== "ready") result.textContent = result.dataset.loading ?? ""
  try {
    const replies = await Promise.all(filled.map((field) => read(field, result.dataset.empty)))
    const wrong = filled.filter((field, at) => told(field, replies[at].sentence))
    if (wrong.length) {
      result.textContent = ""
      return wrong[0].focus()
    }
    const given = givenIn(form, filled, replies)
    remember(summed(trip, given))
    keepUp(trip)
    const step = await stepWith(given)
    const sum = step.sums.find(({ id }) => id === form.dataset.sum)
    result.textContent = ""
    result.append(sum ? shown(sum) : (result.dataset.otherRule ?? ""))
  } catch (failure) {
    if (!(failure instanceof EngineFailed)) throw failure
    result.textContent = result.dataset.failed ?? ""
  }
}

/** @param {HTMLInputElement} field @param {string} [empty] what to say of an empty field */
async function read({ name, value: typed, dataset }, empty) {
  if (!typed.trim()) return { sentence: empty }
  return dataset.kind === "day" ? ask({ type: "day", event: name, typed }) : ask({ type: "detail", name, typed })
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement[]} filled
 * @param {import("./messages.js").Reading[]} replies one for each that is filled
 */
function givenIn(form, filled, replies) {
  /** @type {Given} */
  const given = { events: {}, details: {} }
  for (const field of fieldsOf(form)) {
    const value = replies[filled.indexOf(field)]?.value
    if (field.dataset.kind !== "day") given.details[field.name] = value
    else if (value !== undefined) given.events[field.name] = value
  }
  return given
}

/**
 * @param {Given} given
 * @returns {Promise<import("./messages.js").Step>} of the case; of what was given alone, where the rest is damaged
 */
async function stepWith(given) {
  try {
    return await stepOf({ ...trip, asOf: undefined })
  } catch (refused) {
    if (!(refused instanceof CaseRefused)) throw refused
    return stepOf(summed(newTrip(firstNode), given))
  }
}

/** @param {HTMLInputElement} field @param {string | undefined} sentence what to do @returns {boolean} whether there is something to do */
function told(field, sentence) {
  const error = one(document, `#${field.id}-error`)
  if (sentence) refuse(error, sentence, field)
  else accept(error, field)
  return Boolean(sentence)
}

/** @param {import("./messages.js").Sum} sum @returns {HTMLElement} */
function shown({ words, caution, why, source }) {
  const sum = part(".sum")
  one(sum, ".sum__amount").textContent = words
  one(sum, ".sum__caution").textContent = caution ?? ""
  one(sum, ".sum__why").append(...items(why))
  Object.assign(one(sum, "a"), { textContent: source.title, href: source.url })
  return sum
}
