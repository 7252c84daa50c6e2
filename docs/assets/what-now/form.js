/** What the forms that ask for days have in common. */
import { one } from "./elements.js"
import { engine } from "./engine.js"
import { drafted } from "./trip.js"

/**
 * Start Python when the reader turns to a field, and remember what is typed.
 * @param {import("./journey.js").Journey} journey
 * @param {HTMLInputElement} field named for its event
 */
export function tellPython(journey, field) {
  field.addEventListener("focusin", () => engine.start())
  field.addEventListener("input", () => journey.remember(drafted(journey.trip, field.name, field.value)))
}

/**
 * Take away a form that nothing reads any more, unless the reader has typed into it.
 * @param {Element | null} form
 * @param {HTMLElement} answers where a reader who was in the form goes on
 */
export function dismiss(form, answers) {
  if (!form || [...form.querySelectorAll("input")].some(({ value }) => value)) return
  const wasIn = form.contains(document.activeElement)
  form.remove()
  if (wasIn) one(answers, "a").focus()
}
