/** The form that asks for the days of a list of events; the list itself stays for who knows none. */
import { ask, stepOf } from "./asking.js"
import { copied, one, part } from "./elements.js"
import { CaseRefused, engine } from "./engine.js"
import { accept, refuse, refuseAndGo, saidBack } from "./field-errors.js"
import { dismiss, tellPython } from "./form.js"
import { dated } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {NonNullable<import("./messages.js").Step["conflicts"]>[number]} Conflict */
/** @typedef {{drawn: HTMLElement, field: HTMLInputElement, error: HTMLElement, answer: HTMLAnchorElement}} Row */

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
  const blanks = { row: one(form, ".events-form__row"), group: one(form, ".group", HTMLDetailsElement) }
  /** @param {Element} list */
  const rowsOf = (list) =>
    [...list.querySelectorAll("a[data-answer]")].map((answer) => row(journey, blanks.row, answer))
  const groups = [...answers.querySelectorAll(".group")].map((group) => ({ group, rows: rowsOf(group) }))
  const rows = groups.length ? groups.flatMap(({ rows }) => rows) : rowsOf(answers)
  if (groups.length) blanks.group.before(...groups.map(({ group, rows }) => grouped(blanks.group, group, rows)))
  else blanks.group.before(...rows.map(({ drawn }) => drawn))
  blanks.group.remove()
  blanks.row.remove()
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    submitted(journey, rows, one(form, ".events-form__error"))
  })
  return form
}

/** @param {HTMLDetailsElement} blank @param {Element} built the group on the page @param {Row[]} rows */
function grouped(blank, built, rows) {
  const group = copied(blank)
  one(group, "summary").textContent = one(built, "summary").textContent
  group.append(...rows.map(({ drawn }) => drawn))
  group.open = built.matches("[open]") || rows.some(({ field }) => field.value)
  return group
}

/** @param {Journey} journey @param {HTMLElement} blank @param {Element} answer @returns {Row} */
function row(journey, blank, answer) {
  const link = /** @type {HTMLAnchorElement} */ (answer)
  const event = link.dataset.answer ?? ""
  const { drafts, events } = journey.trip
  const drawn = copied(blank)
  const label = one(drawn, "label", HTMLLabelElement)
  const field = one(drawn, "input", HTMLInputElement)
  const error = one(drawn, ".form__error")
  label.textContent = link.textContent
  label.htmlFor = `day-${event}`
  Object.assign(field, { id: `day-${event}`, name: event, value: drafts[event] ?? events[event] ?? "" })
  field.setAttribute("aria-describedby", `events-hint error-${event}`)
  error.id = `error-${event}`
  tellPython(journey, field)
  return { drawn, field, error, answer: link }
}

/** @param {Journey} journey @param {Row[]} rows @param {HTMLElement} all says what is wrong with the whole */
function submitted(journey, rows, all) {
  const filledNow = () => rows.filter(({ field }) => field.value.trim())
  all.hidden = true
  const last = filledNow().pop()
  if (!last) return emptied(journey, rows, all)
  if (engine.state === "failed") return journey.answer(last.answer)
  if (engine.state !== "ready") journey.status.tell("waitingForEvents")
  journey.newest.begin(async (signal) => {
    await engine.settled(signal) // what is typed meanwhile counts too
    const filled = filledNow()
    if (!filled.length) return emptied(journey, rows, all)
    const replies = await Promise.all(
      filled.map(({ field }) => ask({ type: "day", typed: field.value, event: field.name }, signal)),
    )
    if (!told(rows, filled, replies)) return
    const days = rows.map((row) => [row.field.name, replies[filled.indexOf(row)]])
    const { answer } = filled[filled.length - 1]
    const passing = journey.fromHere(answer.textContent ?? "")
    const trip = dated(passing, journey.element.node, Object.fromEntries(days))
    const conflicts = await conflictsIn(trip, signal)
    if (!doubted(rows, conflicts, all)) journey.goOn(trip, answer.href)
  })
}

/** The days that were known are no longer; the reader is told what to do. @param {Journey} journey @param {Row[]} rows @param {HTMLElement} all */
function emptied(journey, rows, all) {
  const none = Object.fromEntries(rows.map(({ field }) => [field.name, undefined]))
  journey.remember(dated(journey.trip, journey.element.node, none))
  journey.step = undefined
  journey.element.furnish()
  journey.catchUp()
  const shown = rows.find(({ field }) => field.closest("details:not([open])") === null)
  refuseAndGo(all, all.dataset.empty ?? "", (shown ?? rows[0]).field)
}

/**
 * Tell every mistake at its field, and how a day was read that may be meant otherwise; go to the first.
 * @param {Row[]} rows
 * @param {Row[]} filled
 * @param {import("./messages.js").Reading[]} replies one for each that is filled
 * @returns {boolean} whether there is none
 */
function told(rows, filled, replies) {
  for (const { field, error } of rows) accept(error, field)
  const wrong = filled.filter((_, at) => replies[at].sentence)
  for (const row of wrong) refuse(row.error, replies[filled.indexOf(row)].sentence ?? "", row.field)
  const said = filled.filter(({ error, field }, at) => saidBack(error, replies[at], field))
  goTo(wrong.length ? wrong : said)
  return !wrong.length && !said.length
}

/** @param {Row[]} wrong the rows with something to mend, which may stand in a folded group */
function goTo(wrong) {
  for (const { field } of wrong) field.closest("details")?.setAttribute("open", "")
  wrong[0]?.field.focus()
}

/** @param {import("./trip.js").Trip} trip @param {AbortSignal} signal */
async function conflictsIn(trip, signal) {
  try {
    return (await stepOf(trip, signal)).conflicts ?? []
  } catch (error) {
    if (error instanceof CaseRefused) return [] // which is told where the reader goes on
    throw error
  }
}

/**
 * Tell at their fields which days cannot both be right. Told of the same days once more, the reader
 * means them: nobody is kept from going on.
 * @param {Row[]} rows
 * @param {Conflict[]} conflicts
 * @param {HTMLElement} all says how to go on
 * @returns {boolean} whether the reader is told
 */
function doubted(rows, conflicts, all) {
  const before = all.dataset.told
  all.dataset.told = JSON.stringify(conflicts)
  if (!conflicts.length || all.dataset.told === before) return false
  const wrong = rows.filter(({ field }) => conflicts.some(({ events }) => events.includes(field.name)))
  for (const { field, error } of wrong) {
    const own = conflicts.filter(({ events }) => events.includes(field.name))
    refuse(error, own.map(({ why }) => why).join(" "), field)
  }
  all.textContent = all.dataset.conflict ?? ""
  all.hidden = false
  goTo(wrong)
  return true
}
