/** The form that asks for the day of a date question. It stands in place of the first answer, "I know that day". */
import { ask } from "./asking.js"
import { one, part } from "./elements.js"
import { engine } from "./engine.js"
import { refuseAndGo, saidBack } from "./field-errors.js"
import { dismiss, tellPython } from "./form.js"
import { isPlain } from "./links.js"
import { dated } from "./trip.js"

/** @typedef {import("./journey.js").Journey} Journey */

/**
 * Ask for the day. The first answer comes back where the day may not be worked out, and then stays:
 * nothing moves under a finger that reaches for it.
 * @param {Journey} journey
 */
export function askForDay(journey) {
  const { page } = journey.element
  const answers = one(page, ".answers")
  const first = one(answers, "li")
  const form = page.querySelector(".date-form")
  if (engine.state === "failed") {
    first.hidden = false
    dismiss(form, answers)
  } else if (!form) {
    answers.before(drawn(journey, one(first, "a", HTMLAnchorElement)))
    first.hidden = !engine.slow
  } else if (engine.slow) {
    first.hidden = false
  }
}

/** @param {Journey} journey @param {HTMLAnchorElement} known the answer that leads on with the day */
function drawn(journey, known) {
  const form = part(".date-form")
  const field = one(form, ".date-form__field", HTMLInputElement)
  field.name = journey.element.event
  field.value = journey.trip.drafts[field.name] ?? ""
  tellPython(journey, field)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    submitted(journey, form, known)
  })
  known.addEventListener("click", (event) => {
    // While Python can work the day out, "I know that day" means the one to be typed.
    if (engine.state !== "ready" || !isPlain(event)) return
    event.preventDefault()
    submitted(journey, form, known)
  })
  return form
}

/** @param {Journey} journey @param {HTMLElement} form @param {HTMLAnchorElement} known */
function submitted(journey, form, known) {
  const field = one(form, ".date-form__field", HTMLInputElement)
  const error = one(form, ".date-form__error")
  const typed = field.value.trim()
  if (engine.state === "failed") return journey.answer(known)
  if (!typed) return refuseAndGo(error, error.dataset.empty ?? "", field)
  if (engine.state !== "ready") {
    journey.status.tell("waiting")
    one(journey.element.page, ".answers > li").hidden = false // nobody has to wait
  }
  journey.newest.begin(async (signal) => {
    const reply = await ask({ type: "day", typed, event: field.name }, signal)
    if (reply.sentence) return refuseAndGo(error, reply.sentence, field)
    if (saidBack(error, reply, field)) return
    const { node } = journey.element
    journey.goOn(dated(journey.fromHere(typed), node, { [field.name]: reply }), known.href)
  })
}
