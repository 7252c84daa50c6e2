/** The first line of a page: what comes first, and by when or until when. */
import { one, part } from "./elements.js"
import { whole } from "./site.js"

/** @param {import("./journey.js").Journey} journey @param {HTMLElement} page where the case leads, or what it names */
export function drawLead({ step, element: { node } }, page) {
  const { lead } = step ?? {}
  if (!lead || ![step?.node, lead.page].includes(node)) return
  const line = part(".lead")
  line.classList.toggle("lead--urgent", lead.urgent)
  one(line, ".lead__text").textContent = lead.text
  const { title = "", url } = lead
  if (url && lead.page !== node) Object.assign(one(line, "a"), { textContent: title, href: whole(url) })
  else one(line, ".lead__first").remove()
  one(page, "h1").after(line)
}
