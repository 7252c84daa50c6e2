/**
 * What the theme's own script needs in a page without inline scripts: its settings. On the tree's
 * pages that script, and the index of the search, come when the reader turns to the search field
 * and not before: the index alone weighs more than the rest of the home page.
 */
const { dataset } = /** @type {HTMLElement} */ (document.querySelector("script[data-settings]"))
const settings = JSON.parse(dataset.settings ?? "{}")
// Showing a node in place changes the address, so what is relative to it is made whole now.
for (const key of ["base", "search"]) settings[key] = new URL(settings[key], location.href).href
const textContent = JSON.stringify(settings)
let later = dataset.later && new URL(dataset.later, location.href).href

document.body.append(
  Object.assign(document.createElement("script"), { id: "__config", type: "application/json", textContent }),
)
document.documentElement.classList.replace("no-js", "js")

function load() {
  if (!later) return
  document.body.append(Object.assign(document.createElement("script"), { src: later }))
  later = undefined
}

for (const part of document.querySelectorAll('.md-search, [for="__search"]')) {
  part.addEventListener("focusin", load)
  part.addEventListener("pointerdown", load)
}
