/** What is said at a field: what to mend, or how it was read. */

const SAID = "form__error--said"

/** @param {HTMLElement} error @param {string} sentence what to do @param {HTMLElement} field */
export function refuse(error, sentence, field) {
  tell(error, sentence)
  error.classList.remove(SAID)
  field.setAttribute("aria-invalid", "true")
}

/** @param {HTMLElement} error @param {string} sentence */
function tell(error, sentence) {
  error.textContent = sentence
  error.hidden = false
}

/**
 * Say back a day that the reader may have meant otherwise. Sent once more, it is meant so.
 * @param {HTMLElement} error
 * @param {import("./messages.js").Reading} reading
 * @param {HTMLInputElement} field
 * @returns {boolean} whether the reader is to look at it first
 */
export function saidBack(error, { said }, field) {
  const typed = field.value.trim()
  if (!said || field.dataset.said === typed) return false
  field.dataset.said = typed
  tell(error, said)
  error.classList.add(SAID)
  field.removeAttribute("aria-invalid")
  field.focus()
  return true
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
