/** The pieces that the page adds around a node. Their words are in the page's own template. */

/** @param {string} selector @returns {Element} a fresh copy of that part of the template */
export function part(selector) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("what-now-parts"))
  return document.importNode(template.content.querySelector(selector), true)
}

/** @param {string[]} sentences @returns {HTMLLIElement[]} */
function items(sentences) {
  return sentences.map((sentence) => {
    const item = document.createElement("li")
    item.textContent = sentence
    return item
  })
}

/** @param {import("./messages.js").Step["clocks"]} clocks @returns {Element} */
export function deadlines(clocks) {
  const section = part(".deadlines")
  const blank = section.querySelector(".deadline")
  blank.remove()
  for (const { title, summary, why } of clocks) {
    const deadline = /** @type {Element} */ (blank.cloneNode(true))
    deadline.querySelector(".deadline__title").textContent = title
    deadline.querySelector(".deadline__summary").textContent = summary
    deadline.querySelector("ol").replaceChildren(...items(why))
    section.append(deadline)
  }
  return section
}

/**
 * @typedef {{node: string, title: string, label: string, note?: string, url?: string}} TrailEntry  Without url: nothing to change.
 * @param {TrailEntry[]} entries
 * @param {string[]} dropped sentences about answers that no longer count
 * @returns {Element}
 */
export function trail(entries, dropped) {
  const section = part(".trail")
  const list = section.querySelector(".trail__list")
  const blank = list.firstElementChild
  list.replaceChildren(
    ...entries.map(({ node, title, label, note, url }) => {
      const entry = /** @type {Element} */ (blank.cloneNode(true))
      entry.querySelector(".trail__question").textContent = title
      entry.querySelector(".trail__answer").textContent = label
      entry.querySelector(".trail__note").textContent = note ?? ""
      const change = entry.querySelector(".trail__change")
      if (url) {
        change.setAttribute("href", url)
        change.setAttribute("data-node", node)
        change.setAttribute("aria-label", change.getAttribute("data-label").replace("{title}", title))
      } else {
        change.remove()
      }
      return entry
    }),
  )
  const lost = section.querySelector(".trail__dropped")
  if (dropped.length) lost.querySelector("ul").replaceChildren(...items(dropped))
  else lost.remove()
  return section
}

/** @param {{title: string, content: Node[]}[]} sections @returns {DocumentFragment} */
export function situation(sections) {
  const fragment = document.createDocumentFragment()
  for (const { title, content } of sections) {
    const details = document.createElement("details")
    const summary = document.createElement("summary")
    summary.textContent = title
    details.append(summary, ...content)
    fragment.append(details)
  }
  return fragment
}
