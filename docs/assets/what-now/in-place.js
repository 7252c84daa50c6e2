/** Redrawing under a reader who is looking: the focus, what is unfolded and what is typed stay. */

/** @param {Element} root @param {() => void} redraw puts other elements into it that look the same */
export function redrawnInPlace(root, redraw) {
  /** @param {any} element @returns {any[]} those in its stead */
  const alike = ({ localName, className, href }) =>
    [...root.querySelectorAll(localName)].filter((other) => other.className === className && other.href === href)
  const places = [...root.querySelectorAll("a, button, input, summary, details")].map((element) => ({
    element,
    at: alike(element).indexOf(element),
  }))
  const focused = document.activeElement
  redraw()
  for (const { element, at } of places) {
    if (root.contains(element)) continue
    const [now] = alike(element).slice(at)
    if (now && element.open) now.open = true
    if (now && element.matches("input[type=text]")) now.value = element.value
    if (now && element === focused) now.focus({ preventScroll: true })
  }
}
