/** The forms that ask for days, above the answers of their page; these stay the way on without Python. */
import { engine } from "./engine.js"
import { eventsForm, part } from "./parts.js"

/**
 * Take away a form that nothing reads any more, unless the reader has typed into it.
 * @param {Element | null} form
 * @param {Element} answers where a reader who was in the form goes on
 */
function dismiss(form, answers) {
  if (!form || [...form.querySelectorAll("input")].some(({ value }) => value)) return
  const wasIn = form.contains(document.activeElement)
  form.remove()
  if (wasIn) answers.querySelector("a").focus()
}

/**
 * Ask for a day in place of the first answer ("I know that day"). That answer comes back where
 * the day may not be worked out, and then stays: nothing moves under a finger that reaches for it.
 * @param {Element} element the page's `<what-now>`
 * @param {string} event
 * @param {string} typed what stood in the field before
 */
export function askForDay(element, event, typed) {
  const [form, answers] = [element.querySelector(".date-form"), element.querySelector(".answers")]
  const known = /** @type {HTMLElement} */ (answers.firstElementChild)
  const failed = engine.state === "failed"
  if (!failed && !form) {
    answers.before(part(".date-form"))
    Object.assign(element.querySelector(".date-form__field"), { name: event, value: typed })
    known.hidden = true
  }
  if (failed || engine.slow) known.hidden = false
  if (failed) dismiss(form, answers)
}

/**
 * Ask for the days of a list of events; the list itself stays for who knows none.
 * @param {Element} element the page's `<what-now>`
 * @param {(event: string) => string} typed what stood in the field of an event before
 */
export function askForDays(element, typed) {
  const [form, answers] = [element.querySelector(".events-form"), element.querySelector(".answers")]
  if (engine.state === "failed") {
    element.querySelector(".undated")?.replaceWith(answers)
    dismiss(form, answers)
  } else if (!form) {
    const undated = part(".undated")
    answers.replaceWith(undated)
    undated.append(answers)
    undated.before(eventsForm(answers, typed))
  }
}
