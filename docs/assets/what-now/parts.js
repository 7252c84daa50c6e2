/** The pieces that the page adds around a node. Their words are in the page's own template. */

/** @param {string} selector @returns {Element} a fresh copy of that part of the template */
export function part(selector) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("what-now-parts"))
  return document.importNode(template.content.querySelector(selector), true)
}

/** @param {string[]} sentences @returns {HTMLLIElement[]} */
export function items(sentences) {
  return sentences.map((sentence) => {
    const item = document.createElement("li")
    item.textContent = sentence
    return item
  })
}

/** Shown where no clock is the page's own: more would hide the page, so the others are folded away. */
const MOST_SHOWN = 2

/** @param {string} text @param {string} href @returns {HTMLAnchorElement} */
function link(text, href) {
  return Object.assign(document.createElement("a"), { textContent: text, href })
}

/**
 * @param {import("./messages.js").Step} step
 * @param {string} node  the one shown, which need not be where the case leads
 * @param {(url: string) => string} whole  makes an address under the site's root whole
 * @returns {Element} the days to mind, each with its arithmetic
 */
export function deadlines({ clocks, actions }, node, whole) {
  const section = part(".deadlines")
  const others = actions.filter(({ id }) => id !== node)
  const todo = section.querySelector(".todo")
  if (others.length) todo.querySelector("ul").append(...others.map((action) => duty(action, whole)))
  else todo.remove()
  const blank = section.querySelector(".deadline")
  const own = actions.find(({ id }) => id === node)?.clock
  const first = own ? clocks.filter(({ id }) => id === own) : clocks.slice(0, MOST_SHOWN)
  const rest = clocks.filter((clock) => !first.includes(clock))
  blank.replaceWith(...first.map((clock) => deadline(clock, blank, whole)))
  if (own) {
    section.querySelector(".deadline").classList.remove("deadline--over")
    section.querySelector(".deadline__page")?.remove() // that page is this one
  }
  const more = section.querySelector(".deadlines__more")
  if (rest.length) more.append(...rest.map((clock) => deadline(clock, blank, whole)))
  else more.remove()
  if (!clocks.some(({ act_on }) => act_on)) section.querySelector(".deadlines__calendar").remove()
  return section
}

function duty({ title, url, why }, whole) {
  const item = document.createElement("li")
  item.append(link(title, whole(url)), why ? ` ${why}` : "")
  return item
}

function deadline({ title, summary, caution, why, act_on, page, guide, source }, blank, whole) {
  const shown = /** @type {Element} */ (blank.cloneNode(true))
  shown.classList.toggle("deadline--over", !act_on)
  shown.querySelector(".deadline__title").textContent = title
  shown.querySelector(".deadline__summary").textContent = summary
  if (caution) shown.querySelector(".deadline__caution").textContent = caution
  else shown.querySelector(".deadline__caution").remove()
  if (page) shown.querySelector(".deadline__page").append(link(page.title, whole(page.url)))
  else shown.querySelector(".deadline__page").remove()
  shown.querySelector("ol").append(...items(why))
  const links = shown.querySelector(".deadline__links")
  if (guide) links.append(link(guide.title, whole(guide.url)))
  if (source) links.append(link(source.title, source.url))
  return shown
}

/**
 * @param {Element} list the answers, each the id of an event
 * @param {(event: string) => string} typed what the reader typed for an event before
 * @returns {Element} a form that asks for the day of each
 */
export function eventsForm(list, typed) {
  const form = part(".events-form")
  const blank = form.querySelector(".events-form__row")
  const rows = [...list.querySelectorAll("a[data-answer]")].map((answer) => {
    const event = /** @type {HTMLElement} */ (answer).dataset.answer
    const row = /** @type {Element} */ (blank.cloneNode(true))
    const [label, field, error] = row.children
    label.textContent = answer.textContent
    label.setAttribute("for", `day-${event}`)
    Object.assign(field, { id: `day-${event}`, name: event, value: typed(event) })
    field.setAttribute("aria-describedby", `events-hint error-${event}`)
    error.id = `error-${event}`
    return row
  })
  blank.replaceWith(...rows)
  return form
}

/**
 * @typedef {Object} TrailEntry
 * @property {string} node
 * @property {string} title
 * @property {string} label
 * @property {string} [note]
 * @property {string} [url]  Without one there is nothing to change.
 * @property {string[]} [why]  The arithmetic behind an automatic answer.
 * @param {TrailEntry[]} entries
 * @param {string[]} dropped sentences about answers that no longer count
 * @returns {Element}
 */
export function trail(entries, dropped) {
  const section = part(".trail")
  const list = section.querySelector(".trail__list")
  const blank = list.firstElementChild
  blank.remove()
  list.append(
    ...entries.map(({ node, title, label, note, url, why }) => {
      const entry = /** @type {Element} */ (blank.cloneNode(true))
      entry.querySelector(".trail__question").textContent = title
      entry.querySelector(".trail__answer").textContent = label
      entry.querySelector(".trail__note").textContent = note ?? ""
      const arithmetic = entry.querySelector(".trail__why")
      if (why) arithmetic.querySelector("ol").append(...items(why))
      else arithmetic.remove()
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
  if (dropped.length) lost.querySelector("ul").append(...items(dropped))
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
