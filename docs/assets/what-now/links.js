/** Links and addresses. */

/** @returns {string} the address without its fragment */
export function here() {
  return location.href.split("#")[0]
}

/** @param {MouseEvent} event @returns {boolean} whether it means: go there, in this very tab */
export function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented }) {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey && !defaultPrevented
}

/** @param {MouseEvent} event @returns {HTMLAnchorElement | null} the link of a plain click */
export function clickedLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  return isPlain(event) && link instanceof HTMLAnchorElement ? link : null
}

/** @param {HTMLAnchorElement} link @param {() => void} act what a plain click does in place of following it */
export function insteadOf(link, act) {
  link.addEventListener("click", (event) => {
    if (!isPlain(event)) return
    event.preventDefault()
    act()
  })
}

/** Make relative links whole: showing a node changes what they would be relative to. */
export function makeLinksWhole() {
  const templates = [...document.querySelectorAll("template")].map(({ content }) => content)
  for (const root of [document, ...templates]) {
    for (const link of root.querySelectorAll("a[href]:not([href^='#']), link[rel=icon]")) {
      link.setAttribute("href", new URL(link.getAttribute("href") ?? "", document.baseURI).href)
    }
  }
}
