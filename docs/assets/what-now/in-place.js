/** Redrawing under a reader who is looking: the focus, what is unfolded and what is typed stay. */

/** @param {Element} root @param {() => void} redraw puts other elements into it that look the same */
export function redrawnInPlace(root, redraw) {
  const all = () => [...root.querySelectorAll("a, button, input, summary, details")]
  /** @param {Element} element @returns {Element[]} those in its stead */
  const alike = (element) => all().filter((other) => lookOf(other) === lookOf(element))
  const places = all().map((element) => ({ element, at: alike(element).indexOf(element) }))
  const focused = document.activeElement
  redraw()
  for (const { element, at } of places) {
    const now = root.contains(element) ? undefined : alike(element)[at]
    if (now instanceof HTMLDetailsElement && element.matches("[open]")) now.open = true
    if (now instanceof HTMLInputElement && element instanceof HTMLInputElement && now.type === "text") {
      now.value = element.value
    }
    if (now instanceof HTMLElement && element === focused) now.focus({ preventScroll: true })
  }
}

/** @param {Element} element @returns {string} */
function lookOf(element) {
  return [element.localName, element.className, element.getAttribute("href")].join(" ")
}
