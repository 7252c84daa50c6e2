/**
 * Search on the tree's pages: the theme's script and the index are fetched when the reader turns
 * to the search field, and not before. Other pages load them as the theme does.
 */
const config = /** @type {HTMLElement} */ (document.getElementById("__config"))
const settings = JSON.parse(config.textContent ?? "")
// Showing a node in place changes the address, so what is relative to it is made whole now.
for (const key of ["base", "search"]) settings[key] = new URL(settings[key], location.href).href
const scripts = [...document.querySelectorAll("script")].filter(({ dataset }) => "later" in dataset)

document.documentElement.classList.replace("no-js", "js")

function load() {
  config.textContent = JSON.stringify(settings)
  for (const { src } of scripts.splice(0)) {
    document.body.append(Object.assign(document.createElement("script"), { src }))
  }
}

for (const part of document.querySelectorAll('.md-search, [for="__search"]')) {
  part.addEventListener("focusin", load)
  part.addEventListener("pointerdown", load)
}
