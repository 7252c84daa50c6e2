/** `<what-now>`: shows the next node in place; without Python the answers stay plain links. */
import { drawAsOf } from "./as-of.js"
import { askForDay } from "./date-form.js"
import { askForMissingDays } from "./day-asks.js"
import { drawDeadlines } from "./deadlines.js"
import { one } from "./elements.js"
import { engine } from "./engine.js"
import { askForDays } from "./events-form.js"
import { redrawnInPlace } from "./in-place.js"
import { Journey } from "./journey.js"
import { offerKept } from "./kept-case.js"
import { drawLead } from "./lead.js"
import { clickedLink, makeLinksWhole } from "./links.js"
import { isOurs, isSumsPage } from "./site.js"
import { drawSituation } from "./situation.js"
import { Status } from "./status.js"
import { drawTrail } from "./trail.js"
import { begun, translated, typedAny } from "./trip.js"

/** What is drawn anew around each node. */
const FURNITURE = ".lead, .trail, .deadlines, .resume, .what-now__back, .as-of, .as-of__banner"

export class WhatNowElement extends HTMLElement {
  #status = new Status()
  #journey = new Journey(this, this.#status)

  connectedCallback() {
    const journey = this.#journey
    makeLinksWhole()
    this.append(this.#status.line)
    journey.begin()
    document.addEventListener("click", (event) => this.#clicked(event))
    window.addEventListener("popstate", (event) => journey.wentBack(event))
    document.addEventListener("visibilitychange", () => journey.seen())
    for (const type of ["pageshow", "focus"]) window.addEventListener(type, () => journey.seen())
    engine.addEventListener("change", () => this.#engineChanged())
    engine.addEventListener("slow", () => this.#furnishForms())
    this.furnish()
  }

  /** The id of the node shown. */
  get node() {
    return this.getAttribute("node") ?? ""
  }

  /** The event whose day the node asks for. */
  get event() {
    return this.getAttribute("event") ?? ""
  }

  get question() {
    return one(this, "h1").textContent ?? ""
  }

  get page() {
    return one(this, ".what-now__page")
  }

  get kind() {
    return this.getAttribute("kind")
  }

  /** @param {MouseEvent} event one that no part of the page has taken for itself */
  #clicked(event) {
    const link = clickedLink(event)
    const act = link && this.#insteadOf(link)
    if (!act) return
    event.preventDefault()
    act()
  }

  /** @param {HTMLAnchorElement} link @returns {(() => void) | undefined} what to do in place of following it */
  #insteadOf(link) {
    const journey = this.#journey
    const { trip } = journey
    if (link.matches(".head__language") && (begun(trip) || typedAny(trip))) {
      return () => journey.reopen(link.href, translated(trip))
    }
    if (!this.contains(link)) return undefined
    if (link.dataset.answer) return () => journey.answer(link)
    if (!begun(trip) || !this.page.contains(link) || link.matches(".trail__restart")) return undefined
    if (isSumsPage(link.href)) return () => journey.reopen(link.href, trip)
    return !link.hash && isOurs(link.href) ? () => journey.visit(link.href) : undefined
  }

  #engineChanged() {
    this.setAttribute("engine", engine.state)
    this.#status.tellEngine(engine.state, this.kind)
    if (engine.state === "failed") this.furnish()
    if (engine.state === "ready") this.#journey.catchUp()
  }

  /** @param {import("./node-page.js").NodePage} shown */
  show({ title, node, kind, event, content, otherLanguage }) {
    document.title = title
    this.setAttribute("node", node)
    this.setAttribute("kind", kind)
    this.toggleAttribute("event", false)
    if (event) this.setAttribute("event", event)
    this.page.replaceWith(content)
    if (otherLanguage) document.querySelector(".head__language")?.setAttribute("href", otherLanguage)
    this.#status.tellEngine(engine.state, kind)
    this.#status.setKnown(engine.state === "failed")
    this.furnish()
  }

  goToItsHeading() {
    const heading = one(this, "h1")
    document.querySelector(".md-skip")?.setAttribute("href", `#${heading.id}`)
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }

  /** Put the parts around the node: the date field, the clocks, the answers given. */
  furnish() {
    const journey = this.#journey
    for (const old of this.querySelectorAll(FURNITURE)) old.remove()
    this.#furnishForms()
    if (journey.step) drawDeadlines(journey, journey.step, this.page)
    drawLead(journey, this.page)
    if (begun(journey.trip)) drawTrail(journey, this.page)
    else offerKept(journey, this.page)
    if (journey.step) drawAsOf(journey, this.page)
    if (journey.step?.situation) drawSituation(this.page, journey.step.situation)
  }

  /** The same under a reader who is looking. */
  refurnish() {
    redrawnInPlace(this, () => this.furnish())
  }

  #furnishForms() {
    if (this.kind === "date") askForDay(this.#journey)
    if (this.kind === "events") askForDays(this.#journey)
    if (this.kind === "outcome" || this.kind === "check") askForMissingDays(this.#journey, this.page)
  }
}
