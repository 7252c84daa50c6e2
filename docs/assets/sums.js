/** The calculators: forms in the page's sections, and Python's answer under each. */
import { EngineFailed, engine } from "./what-now/engine.js"
import { accept, refuse } from "./what-now/field-errors.js"
import { items } from "./what-now/parts.js"
import { todayInWarsaw } from "./what-now/today.js"

const KEPT = "eskalator-sums"
const template = /** @type {HTMLTemplateElement} */ (document.getElementById("sums-parts"))
const lang = document.documentElement.lang

for (const blank of template.content.querySelectorAll("form")) {
  const form = /** @type {HTMLFormElement} */ (document.importNode(blank, true))
  endOfSection(document.getElementById(form.dataset.sum)).after(form)
  for (const field of fieldsOf(form)) field.value = history.state?.[KEPT]?.[field.id] ?? ""
  form.addEventListener("focusin", () => engine.start())
  form.addEventListener("input", (event) => keep(/** @type {HTMLInputElement} */ (event.target)))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    answer(form)
  })
}

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

/** What was typed survives a reload and the way back; it is stored nowhere else. */
function keep({ id, value }) {
  history.replaceState({ ...history.state, [KEPT]: { ...history.state?.[KEPT], [id]: value } }, "")
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const result = /** @type {HTMLElement} */ (form.querySelector(".sum-form__result"))
  const filled = fieldsOf(form).filter((field) => field.value.trim() || field.dataset.kind !== "optional")
  if (engine.state !== "ready") result.textContent = result.dataset.loading
  try {
    const replies = await Promise.all(filled.map((field) => read(field, result.dataset.empty)))
    const wrong = filled.filter((field, at) => told(field, replies[at].sentence))
    if (wrong.length) {
      result.textContent = ""
      return wrong[0].focus()
    }
    const given = { events: {}, details: {} }
    for (const [at, { name, dataset }] of filled.entries()) {
      given[dataset.kind === "day" ? "events" : "details"][name] = replies[at].value
    }
    const asked = JSON.stringify({ format: "eskalator-case/1", ...given })
    const step = await engine.ask({ type: "step", case: asked, today: todayInWarsaw(), lang })
    const sum = step.sums.find(({ id }) => id === form.dataset.sum)
    result.textContent = ""
    result.append(sum ? shown(sum) : result.dataset.otherRule)
  } catch (failure) {
    if (!(failure instanceof EngineFailed)) throw failure
    result.textContent = result.dataset.failed
  }
}

/** @param {HTMLInputElement} field @param {string} empty what to say of an empty field */
function read({ name, value, dataset }, empty) {
  if (!value.trim()) return { sentence: empty }
  const asked = { typed: value, today: todayInWarsaw(), lang }
  return engine.ask(dataset.kind === "day" ? { type: "day", event: name, ...asked } : { type: "detail", name, ...asked })
}

/** @param {HTMLInputElement} field @param {string | undefined} sentence what to do @returns {boolean} whether there is something to do */
function told(field, sentence) {
  const error = document.getElementById(`${field.id}-error`)
  if (sentence) refuse(error, sentence, field)
  else accept(error, field)
  return Boolean(sentence)
}

/** @param {import("./what-now/messages.js").Step["sums"][0]} sum @returns {Element} */
function shown({ words, caution, why, source }) {
  const sum = document.importNode(template.content.querySelector(".sum"), true)
  sum.querySelector(".sum__amount").textContent = words
  sum.querySelector(".sum__caution").textContent = caution ?? ""
  sum.querySelector(".sum__why").append(...items(why))
  Object.assign(sum.querySelector("a"), { textContent: source.title, href: source.url })
  return sum
}
