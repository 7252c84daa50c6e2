/** What is said at a field that cannot be read. */

/** @param {HTMLElement} error @param {string} sentence what to do @param {HTMLElement} field */
export function refuse(error, sentence, field) {
  error.textContent = sentence
  error.hidden = false
  field.setAttribute("aria-invalid", "true")
}

/** @param {HTMLElement} error @param {string} sentence what to do @param {HTMLElement} field */
export function refuseAndGo(error, sentence, field) {
  refuse(error, sentence, field)
  field.focus()
}

/** @param {HTMLElement} error @param {HTMLElement} field */
export function accept(error, field) {
  error.hidden = true
  field.removeAttribute("aria-invalid")
}
