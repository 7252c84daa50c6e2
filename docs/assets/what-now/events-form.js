/** The form that asks for the days of a list of events; the list itself stays for who knows none. */
import { ask } from "./asking.js"
import { copied, one, part } from "./elements.js"
import { engine } from "./engine.js"
import { accept, refuse, refuseAndGo } from "./field-errors.js"
import { dismiss, tellPython } from "./form.js"
import { dated } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {{field: HTMLInputElement, error: HTMLElement, answer: HTMLAnchorElement}} Row */

/** @param {Journey} journey */
export function askForDays(journey) {
  const { page } = journey.element
  const answers = one(page, ".answers")
  const form = page.querySelector(".events-form")
  if (engine.state === "failed") {
    page.querySelector(".undated")?.replaceWith(answers)
    dismiss(form, answers)
  } else if (!form) {
    const undated = part(".undated")
    answers.replaceWith(undated)
    undated.append(answers)
    undated.before(drawn(journey, answers))
  }
}

/** @param {Journey} journey @param {HTMLElement} answers the list, in which each is the id of an event */
function drawn(journey, answers) {
  const form = part(".events-form")
  const blank = one(form, ".events-form__row")
  const links = answers.querySelectorAll("a")
  const rows = [...links].filter(({ dataset }) => dataset.answer).map((answer) => row(journey, blank, answer))
  blank.replaceWith(...rows.map(({ drawn }) => drawn))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    submitted(journey, rows, one(form, ".events-form__error"))
  })
  return form
}

/** @param {Journey} journey @param {HTMLElement} blank @param {HTMLAnchorElement} answer */
function row(journey, blank, answer) {
  const event = answer.dataset.answer ?? ""
  const { drafts, events } = journey.trip
  const drawn = copied(blank)
  const label = one(drawn, "label", HTMLLabelElement)
  const field = one(drawn, "input", HTMLInputElement)
  const error = one(drawn, ".form__error")
  label.textContent = answer.textContent
  label.htmlFor = `day-${event}`
  Object.assign(field, { id: `day-${event}`, name: event, value: drafts[event] ?? events[event] ?? "" })
  field.setAttribute("aria-describedby", `events-hint error-${event}`)
  error.id = `error-${event}`
  tellPython(journey, field)
  return { drawn, field, error, answer }
}

/** @param {Journey} journey @param {Row[]} rows @param {HTMLElement} all says what is wrong with the whole */
function submitted(journey, rows, all) {
  const filledNow = () => rows.filter(({ field }) => field.value.trim())
  const refuseAll = () => refuseAndGo(all, all.dataset.empty ?? "", rows[0].field)
  all.hidden = true
  const last = filledNow().pop()
  if (!last) return refuseAll()
  if (engine.state === "failed") return journey.answer(last.answer)
  if (engine.state !== "ready") journey.status.tell("waitingForEvents")
  journey.newest.begin(async (signal) => {
    await engine.settled(signal) // what is typed meanwhile counts too
    const filled = filledNow()
    if (!filled.length) return refuseAll()
    const replies = await Promise.all(
      filled.map(({ field }) => ask({ type: "day", typed: field.value, event: field.name }, signal)),
    )
    if (told(rows, filled, replies)) goOn(journey, rows, filled, replies)
  })
}

/**
 * Tell every mistake at its field, and go to the first.
 * @param {Row[]} rows
 * @param {Row[]} filled
 * @param {import("./messages.js").Reading[]} replies one for each that is filled
 * @returns {boolean} whether there is none
 */
function told(rows, filled, replies) {
  for (const { field, error } of rows) accept(error, field)
  const wrong = filled.filter((_, at) => replies[at].sentence)
  for (const row of wrong) refuse(row.error, replies[filled.indexOf(row)].sentence ?? "", row.field)
  wrong[0]?.field.focus()
  return !wrong.length
}

/** @param {Journey} journey @param {Row[]} rows @param {Row[]} filled @param {import("./messages.js").Reading[]} replies */
function goOn(journey, rows, filled, replies) {
  const { answer } = filled[filled.length - 1]
  const days = rows.map((row) => [row.field.name, replies[filled.indexOf(row)]])
  const trip = journey.fromHere(answer.textContent ?? "")
  journey.goOn(dated(trip, journey.element.node, Object.fromEntries(days)), answer.href)
}
