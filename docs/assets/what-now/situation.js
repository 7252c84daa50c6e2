/** The reader's own problem inside an outcome: its sections take the place of the links to every problem. */
import { one } from "./elements.js"
import { addressOf } from "./asking.js"
import { builtPage } from "./node-page.js"

const SECTIONS = ["who", "demand", "evidence"]

/** @param {HTMLElement} page @param {string} id of the problem's page */
export async function drawSituation(page, id) {
  const aside = page.querySelector(".situation:not([data-chosen])")
  if (!(aside instanceof HTMLElement)) return
  aside.dataset.chosen = id
  try {
    const address = addressOf(id)
    const built = await builtPage(address)
    makeLinksWhole(built, address)
    one(aside, "h2").textContent = `${aside.dataset.yours} ${one(built, "h1").textContent}`
    aside.querySelector("p")?.remove()
    aside.querySelector("ul")?.replaceWith(...sections(built))
  } catch {
    // the links to every problem stay
  }
}

/** @param {Document} built @param {string} address where it is from */
function makeLinksWhole(built, address) {
  for (const link of built.querySelectorAll("article a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href)
  }
}

/** @param {Document} built @returns {HTMLDetailsElement[]} the sections that outcomes show, folded */
function sections(built) {
  return SECTIONS.map((id) => built.getElementById(id))
    .filter((heading) => heading !== null)
    .map((heading) => {
      const [details, summary] = [document.createElement("details"), document.createElement("summary")]
      summary.textContent = heading.textContent
      details.append(summary)
      let next = heading.nextElementSibling
      while (next && next.tagName !== heading.tagName && !next.matches(".answers, .sources")) {
        details.append(document.importNode(next, true))
        next = next.nextElementSibling
      }
      return details
    })
}
