/** The forms in which a page asks for the days that its clocks lack; the reader stays on the page. */
import { ask } from "./asking.js"
import { one, part } from "./elements.js"
import { engine } from "./engine.js"
import { refuseAndGo, saidBack } from "./field-errors.js"
import { tellPython } from "./form.js"
import { dated } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {import("./messages.js").Asked} Asked */

/** @param {Journey} journey @param {HTMLElement} page */
export function askForMissingDays(journey, page) {
  const asked = engine.state === "failed" ? [] : missing(journey, page)
  const section = page.querySelector(".asks")
  if (!asked.length) section?.remove()
  else if (section) filled(journey, section, asked)
  else placed(page, filled(journey, emptySection(), asked))
}

/** @param {Journey} journey @param {HTMLElement} page @returns {Asked[]} by Python, or by the page as it was built */
function missing({ step, trip, element }, page) {
  if (step?.node === element.node) return step.asks
  /** @type {Asked[]} */
  const built = JSON.parse(page.dataset.asks ?? "[]")
  return built.filter(({ event }) => !(event in trip.events))
}

/** @returns {HTMLElement} */
function emptySection() {
  const section = part(".asks")
  one(section, ".ask").remove()
  return section
}

/**
 * @param {Journey} journey
 * @param {Element} section in which the forms that are there stay as they are, if they are still asked
 * @param {Asked[]} asked
 */
function filled(journey, section, asked) {
  const forms = [...section.querySelectorAll("form")]
  const fresh = asked.filter(({ event }) => !forms.some(({ dataset }) => dataset.event === event))
  for (const form of forms) {
    if (!asked.some(({ event }) => event === form.dataset.event)) form.remove()
  }
  const last = section.querySelector(".asks__more")
  const drawn = fresh.map((day) => formFor(journey, day))
  if (last) last.before(...drawn)
  else section.append(...drawn)
  return section
}

/** @param {HTMLElement} page @param {Element} section */
function placed(page, section) {
  const answers = page.querySelector(".answers")
  if (answers) answers.before(section)
  else (page.querySelector("h1 + p") ?? one(page, "h1")).after(section)
}

/** @param {Journey} journey @param {Asked} asked */
function formFor(journey, { event, question }) {
  const form = part(".ask")
  const field = one(form, "input", HTMLInputElement)
  const [label, hint, error] = [one(form, "label"), one(form, ".form__hint"), one(form, ".form__error")]
  form.dataset.event = event
  label.textContent = question
  label.setAttribute("for", `ask-${event}`)
  hint.id = `ask-${event}-hint`
  error.id = `ask-${event}-error`
  Object.assign(field, { id: `ask-${event}`, name: event, value: journey.trip.drafts[event] ?? "" })
  field.setAttribute("aria-describedby", `${hint.id} ${error.id}`)
  tellPython(journey, field)
  form.addEventListener("submit", (submit) => {
    submit.preventDefault()
    submitted(journey, field, error)
  })
  return form
}

/** @param {Journey} journey @param {HTMLInputElement} field @param {HTMLElement} error */
function submitted(journey, field, error) {
  const { name: event, value } = field
  if (!value.trim()) return refuseAndGo(error, error.dataset.empty ?? "", field)
  if (engine.state !== "ready") journey.status.tell("waitingForEvents")
  journey.newest.begin(async (signal) => {
    const reply = await ask({ type: "day", typed: value, event }, signal)
    if (reply.sentence) return refuseAndGo(error, reply.sentence, field)
    if (saidBack(error, reply, field)) return
    const { node, kind } = journey.element
    const from = kind === "check" ? journey.fromHere(value) : journey.trip
    await journey.learn(dated(from, node, { [event]: reply }))
    if (!field.isConnected && journey.element.node === node) goToTheDay(journey.element.page)
  })
}

/** @param {HTMLElement} page where what was worked out stands now */
function goToTheDay(page) {
  const day = page.querySelector(".lead, .deadlines__title")
  if (!(day instanceof HTMLElement)) return
  day.tabIndex = -1
  day.focus()
}
