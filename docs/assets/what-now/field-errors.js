/** What is said at a field that cannot be read. */

/** @param {Element} error @param {string} sentence what to do @param {HTMLElement} field */
export function refuse(error, sentence, field) {
  error.textContent = sentence
  error.hidden = false
  field.setAttribute("aria-invalid", "true")
}

/** @param {Element} error @param {Element} field */
export function accept(error, field) {
  error.hidden = true
  field.removeAttribute("aria-invalid")
}
