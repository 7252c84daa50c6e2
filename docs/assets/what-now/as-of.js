/** Looking at the case as of another day: the form that asks for the day, and what says that it is another one. */
import { ask } from "./asking.js"
import { one, part } from "./elements.js"
import { engine } from "./engine.js"
import { refuseAndGo } from "./field-errors.js"

/** @typedef {import("./journey.js").Journey} Journey */

/** @param {Journey} journey @param {HTMLElement} page */
export function drawAsOf(journey, page) {
  if (journey.step?.as_of) drawBanner(journey, page, journey.step.as_of)
  if (engine.state === "failed") return
  const section = part(".as-of")
  const field = one(section, ".as-of__field", HTMLInputElement)
  field.addEventListener("focusin", () => engine.start())
  one(section, ".as-of__form").addEventListener("submit", (event) => {
    event.preventDefault()
    submitted(journey, field, one(section, ".as-of__error"))
  })
  page.append(section)
}

/** @param {Journey} journey @param {HTMLElement} page @param {string} asOf says how the case is seen */
function drawBanner(journey, page, asOf) {
  const banner = part(".as-of__banner")
  one(banner, ".as-of__day").textContent = asOf
  one(banner, ".as-of__later").textContent = (journey.step?.later ?? []).join(" ")
  one(banner, ".as-of__today").addEventListener("click", () => journey.lookAt(undefined))
  page.prepend(banner)
  one(page, "h1").setAttribute("aria-describedby", banner.id)
}

/** @param {Journey} journey @param {HTMLInputElement} field @param {HTMLElement} error */
function submitted(journey, field, error) {
  const typed = field.value.trim()
  if (!typed) return refuseAndGo(error, error.dataset.empty ?? "", field)
  journey.newest.begin(async (signal) => {
    const { value, sentence } = await ask({ type: "day", typed }, signal)
    if (sentence) refuseAndGo(error, sentence, field)
    else journey.lookAt(value)
  })
}
