/** `<what-now>`: shows the next node in place; without Python the answers stay plain links. */
import { askForDay, askForDays } from "./day-forms.js"
import { CaseRefused, EngineFailed, engine } from "./engine.js"
import { accept, refuse } from "./field-errors.js"
import { redrawnInPlace } from "./in-place.js"
import { nodePage, situationSections } from "./node-page.js"
import { deadlines, part, situation, trail } from "./parts.js"
import { todayInWarsaw } from "./today.js"
import {
  answered,
  begun,
  caseDocument,
  dated,
  fragmentOf,
  kept,
  newTrip,
  stateWith,
  takenBack,
  tripIn,
  translated,
  tripInFragment,
  typedAny,
  withoutDay,
} from "./trip.js"

const siteRoot = new URL("../../", import.meta.url)

/** @returns {string} the address without its fragment */
function here() {
  return location.href.split("#")[0]
}

/** @param {MouseEvent} event @returns {HTMLAnchorElement | null} the link of a plain click */
function clickedLink(event) {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  const target = /** @type {Element} */ (event.target)
  return plain && !event.defaultPrevented ? target.closest("a[href]") : null
}

/** @param {Element} error @param {string} sentence what to do @param {HTMLElement} field */
function refuseAndGo(error, sentence, field) {
  refuse(error, sentence, field)
  field.focus()
}

export class WhatNowElement extends HTMLElement {
  /** @type {import("./trip.js").Trip} */
  #trip = newTrip()
  /** @type {import("./messages.js").Step | undefined} What Python last said of this trip. */
  #step
  /** @type {string} The address of the node shown. */
  #shown = here()
  /** Whether an answer was given that Python has not heard yet. */
  #ahead = false
  /** Whether the trip came with the address, and Python has not heard it yet. */
  #shared = false
  /** Counts what the reader asked for, so that a slow page does not replace a newer one. */
  #turn = 0

  connectedCallback() {
    this.#fixAddresses()
    this.append(part(".what-now__status"))
    const shared = tripInFragment(location.hash)
    if (shared === null) this.#tell("badAddress")
    const before = tripIn(history.state)
    this.#trip = before ?? shared ?? newTrip(this.#node)
    this.#shared = !before && Boolean(shared)
    history.replaceState(stateWith(this.#trip), "")
    for (const type of ["click", "submit", "input", "focusin", "change"]) {
      this.addEventListener(type, this)
    }
    document.querySelector(".head__language")?.addEventListener("click", this)
    window.addEventListener("popstate", this)
    document.addEventListener("visibilitychange", this)
    for (const type of ["pageshow", "focus"]) window.addEventListener(type, this)
    for (const type of ["change", "slow"]) engine.addEventListener(type, this)
    this.#furnish()
    if (begun(this.#trip)) engine.start()
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "slow") return this.#furnishDays()
    if (event.currentTarget === engine) return this.#engineChanged()
    if (["visibilitychange", "pageshow", "focus"].includes(event.type)) return this.#seen()
    if (event.type === "popstate") return this.#wentBack(/** @type {PopStateEvent} */ (event))
    if (event.type === "click") return this.#clicked(/** @type {MouseEvent} */ (event))
    if (event.type === "submit") return this.#submitted(/** @type {SubmitEvent} */ (event))
    const target = /** @type {HTMLInputElement} */ (event.target)
    if (target.matches(".date-form__field, .events-form__field, .as-of__field")) {
      if (event.type === "focusin") engine.start()
      if (event.type === "input" && target.name) this.#draft(target.name, target.value)
    }
    if (event.type === "change" && target.matches(".keep__box")) this.#keep(target.checked)
  }

  get #node() {
    return this.getAttribute("node")
  }

  get #event() {
    return this.getAttribute("event")
  }

  get #title() {
    return this.querySelector("h1").textContent
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target)
    if (target.closest(".trail__share")) return this.#copyAddress()
    if (target.closest(".deadlines__calendar")) return this.#download()
    if (target.closest(".as-of__today")) return this.#lookAt(undefined)
    if (target.closest(".keep__delete, .resume__delete")) return this.#keep(false)
    const link = clickedLink(event)
    const act = link && this.#insteadOf(link)
    if (!act) return
    event.preventDefault()
    act()
  }

  /** @param {HTMLAnchorElement} link @returns {(() => void) | undefined} what to do in place of it */
  #insteadOf(link) {
    if (link.dataset.answer) return () => this.#answer(link)
    if (link.matches(".resume__link")) return () => this.#reopen(link.href, this.#readKept()?.trip)
    if (link.matches(".head__language") && (begun(this.#trip) || typedAny(this.#trip))) {
      return () => this.#reopen(link.href, translated(this.#trip))
    }
    if (!begun(this.#trip)) return undefined
    if (link.matches(".trail__change, .what-now__back")) {
      return () => this.#change(link.href, link.dataset.node)
    }
    const inText = link.closest(".what-now__page") && !link.matches(".trail__restart") && !link.hash
    return inText && link.href.startsWith(siteRoot.href) ? () => this.#visit(link.href) : undefined
  }

  /** @param {HTMLAnchorElement} link */
  #answer(link) {
    // While Python can work the day out, "I know that day" means the one to be typed.
    const knows = link === this.querySelector(".date-form ~ .answers a")
    if (knows && engine.state === "ready") return this.#dateSubmitted()
    const trip = this.#tripFromHere(link.textContent)
    this.#goOn(answered(trip, this.#node, link.dataset.answer), link.href)
  }

  /**
   * @param {string} label what is being answered here
   * @returns {import("./trip.js").Trip} the trip that goes on from this node
   */
  #tripFromHere(label) {
    const trip = { ...this.#trip, visiting: undefined, passed: this.#passedHere(label) }
    const { visiting, answers } = this.#trip
    if (visiting !== this.#node || visiting in answers) return trip
    // A text led here, off the path: the way begins here, and only the problem is carried over.
    const problem = Object.entries(answers).filter(([, answer]) => answer === this.#step?.situation)
    return { ...trip, from: visiting, answers: Object.fromEntries(problem) }
  }

  /** @param {string} address a page that the text links to: a node keeps the trip, others open */
  async #visit(address) {
    const turn = ++this.#turn
    try {
      const page = await nodePage(address)
      if (turn !== this.#turn) return
      this.#show(page, { ...this.#trip, visiting: page.node })
    } catch {
      if (turn === this.#turn) location.assign(address)
    }
  }

  /** @param {string} label what was answered here @returns the nodes passed, with this one */
  #passedHere(label) {
    const before = this.#trip.passed.filter(({ node }) => node !== this.#node)
    return [...before, { node: this.#node, title: this.#title, label, url: this.#shown }]
  }

  /**
   * Go where Python says, or along the link while there is no Python.
   * @param {import("./trip.js").Trip} trip
   * @param {string | undefined} linked  None when only Python can say, even if it is here.
   */
  async #goOn(trip, linked) {
    engine.start()
    const turn = ++this.#turn
    try {
      const step = engine.state === "ready" ? await this.#replayed(trip) : undefined
      const stays = linked !== undefined && (!step || step.node === this.#node)
      const page = await nodePage(stays ? linked : step ? this.#addressOf(step.node) : this.#shown)
      if (turn !== this.#turn) return
      this.#ahead = !step
      this.#step = stays ? undefined : step
      this.#show(page, trip)
      if (this.#ahead && engine.state === "ready") this.#catchUp()
    } catch (error) {
      if (turn !== this.#turn) return
      if (error instanceof EngineFailed) return this.#goOn(trip, linked)
      if (error instanceof CaseRefused) return this.#forget()
      this.#reopen(linked ?? this.#shown, trip)
    }
  }

  /**
   * Open a page as the browser does, with the trip in its state, where it finds it again.
   * @param {string} address
   * @param {import("./trip.js").Trip | undefined} trip
   */
  #reopen(address, trip) {
    history.pushState(stateWith(trip), "", address)
    location.reload()
  }

  /** Python cannot read the case: it is dropped, and the reader told. */
  #forget() {
    this.#trip = newTrip(this.#node)
    this.#step = undefined
    history.replaceState(stateWith(this.#trip), "")
    this.#furnish()
    this.#tell("badCase")
  }

  /**
   * @param {import("./trip.js").Trip} trip
   * @returns {Promise<import("./messages.js").Step>}
   */
  async #replayed(trip) {
    const today = todayInWarsaw()
    const step = await this.#ask({ type: "step", case: caseDocument(trip), asOf: trip.asOf, today })
    return { ...step, today }
  }

  /** @param {Object} request one that lacks the language, and the day if that is the one now */
  #ask(request) {
    return engine.ask({ today: todayInWarsaw(), lang: document.documentElement.lang, ...request })
  }

  /** @param {string} node @returns {string} */
  #addressOf(node) {
    return new URL(engine.pages[document.documentElement.lang][node], siteRoot).href
  }

  #engineChanged() {
    this.setAttribute("engine", engine.state)
    this.#tellEngine()
    if (engine.state === "failed") this.#furnish()
    if (engine.state === "ready") this.#catchUp()
  }

  /** The reader turns to the page again: past midnight, what it says of days is said anew. */
  #seen() {
    if (document.visibilityState === "hidden" || !this.#step || this.#ofToday) return
    this.#catchUp("newDay")
  }

  get #ofToday() {
    return this.#step?.today === todayInWarsaw()
  }

  /**
   * Replay what was answered before Python was ready; move on where its dates already decide.
   * @param {string} [why] the name of the sentence that says why, when Python was ready before
   */
  async #catchUp(why) {
    if (!begun(this.#trip)) return
    const turn = this.#turn
    try {
      const step = await this.#replayed(this.#trip)
      if (turn !== this.#turn) return
      const passed = step.trace.some(({ node }) => node === this.#node)
      const strayed = !passed && this.#trip.visiting !== this.#node
      const moves = step.node !== this.#node && (this.#ahead || this.#shared || strayed)
      const word = why ?? (this.#shared ? (step.kind === "date" ? "noDates" : null) : "moved")
      this.#step = step
      if (!moves) {
        this.#ahead = this.#shared = false
        if (why && step.clocks.length) this.#tell(why)
        return redrawnInPlace(this, () => this.#furnish())
      }
      const page = await nodePage(this.#addressOf(step.node))
      if (turn !== this.#turn) return
      this.#ahead = this.#shared = false
      this.#show(page, this.#trip, "replace")
      this.#tell(word)
    } catch (error) {
      if (turn !== this.#turn) return
      if (error instanceof CaseRefused) return this.#forget()
      if (!this.#ofToday) this.#step = undefined // no dates rather than those of another day
      this.#furnish() // the page to move to is not to be had; the reader can answer this one
    }
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    const form = /** @type {Element} */ (event.target)
    event.preventDefault()
    if (form.matches(".events-form")) return this.#eventsSubmitted(form)
    if (form.matches(".as-of__form")) return this.#asOfSubmitted(form)
    return this.#dateSubmitted()
  }

  async #dateSubmitted() {
    const field = this.querySelector(".date-form__field")
    const typed = field.value.trim()
    const error = this.querySelector(".date-form__error")
    const [name, known] = [this.#event, this.querySelector(".answers a")]
    if (engine.state === "failed") return this.#answer(known)
    if (!typed) return refuseAndGo(error, error.dataset.empty, field)
    const turn = ++this.#turn
    if (engine.state !== "ready") {
      this.#tell("waiting")
      this.querySelector(".answers").firstElementChild.hidden = false // nobody has to wait
    }
    try {
      const reply = await this.#ask({ type: "day", typed, event: name })
      if (turn !== this.#turn) return
      if (reply.sentence) return refuseAndGo(error, reply.sentence, field)
      this.#goOn(dated(this.#tripFromHere(typed), this.#node, { [name]: reply }), known.href)
    } catch (failure) {
      if (!(failure instanceof EngineFailed)) throw failure
    }
  }

  /** @param {Element} form the days of what has happened; each is read, and every mistake is told */
  async #eventsSubmitted(form) {
    const fields = [...form.querySelectorAll(".events-form__field")]
    const all = form.querySelector(".events-form__error")
    const filledNow = () => fields.filter(({ value }) => value.trim())
    all.hidden = true
    if (!filledNow().length) return refuseAndGo(all, all.dataset.empty, fields[0])
    const linked = ({ name }) => this.querySelector(`.answers [data-answer="${name}"]`)
    if (engine.state === "failed") return this.#answer(linked(filledNow().pop()))
    const turn = ++this.#turn
    if (engine.state !== "ready") this.#tell("waitingForEvents")
    try {
      await engine.settled() // what is typed meanwhile counts too
      if (turn !== this.#turn) return
      const filled = filledNow()
      if (!filled.length) return refuseAndGo(all, all.dataset.empty, fields[0])
      const asked = filled.map(({ name, value }) => this.#ask({ type: "day", typed: value, event: name }))
      const replies = await Promise.all(asked)
      if (turn !== this.#turn) return
      for (const field of fields) accept(field.nextElementSibling, field)
      const wrong = filled.filter((_, at) => replies[at].sentence).reverse()
      for (const field of wrong) {
        refuseAndGo(field.nextElementSibling, replies[filled.indexOf(field)].sentence, field)
      }
      if (wrong.length) return
      const last = filled[filled.length - 1]
      const given = fields.map((field) => [field.name, replies[filled.indexOf(field)]])
      const trip = dated(this.#tripFromHere(last.labels[0].textContent), this.#node, Object.fromEntries(given))
      this.#goOn(trip, linked(last).href)
    } catch (failure) {
      if (!(failure instanceof EngineFailed)) throw failure
    }
  }

  /** @param {Element} form the day to look at the case on */
  async #asOfSubmitted(form) {
    const [field, error] = [form.querySelector(".as-of__field"), form.querySelector(".as-of__error")]
    const typed = field.value.trim()
    if (!typed) return refuseAndGo(error, error.dataset.empty, field)
    const turn = ++this.#turn
    try {
      const { value, sentence } = await this.#ask({ type: "day", typed })
      if (turn !== this.#turn) return
      if (sentence) return refuseAndGo(error, sentence, field)
      this.#lookAt(value)
    } catch (failure) {
      if (!(failure instanceof EngineFailed)) throw failure
    }
  }

  /** @param {string | undefined} asOf another day to look at the case on; none for today */
  #lookAt(asOf) {
    this.#goOn({ ...this.#trip, asOf, visiting: undefined }, undefined)
  }

  async #download() {
    try {
      const written = new Date().toISOString()
      const { file } = await this.#ask({ type: "calendar", case: caseDocument(this.#trip), written })
      const address = URL.createObjectURL(new Blob([file], { type: "text/calendar" }))
      const name = this.querySelector(".deadlines__calendar").dataset.file
      Object.assign(document.createElement("a"), { href: address, download: name }).click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
      this.#tell("calendarSaved")
    } catch (failure) {
      if (!(failure instanceof EngineFailed)) throw failure
    }
  }

  /** @param {string} event @param {string} typed */
  #draft(event, typed) {
    this.#trip = { ...this.#trip, drafts: { ...this.#trip.drafts, [event]: typed } }
    history.replaceState(stateWith(this.#trip), "")
  }

  /** @param {string} address @param {string} node whose answer the reader takes back */
  async #change(address, node) {
    const turn = ++this.#turn
    const trip = takenBack(this.#trip, node)
    try {
      const page = await nodePage(address)
      if (turn !== this.#turn) return
      this.#step = undefined
      this.#show(page, page.event ? withoutDay(trip, page.event) : trip)
      if (engine.state === "ready") this.#catchUp()
    } catch {
      if (turn === this.#turn) this.#reopen(address, trip)
    }
  }

  /** @param {PopStateEvent} event */
  async #wentBack({ state }) {
    const trip = tripIn(state)
    if (!trip && tripInFragment(location.hash) !== undefined) return location.reload()
    if (!trip) return history.replaceState(stateWith(this.#trip), "") // a link inside the page
    const turn = ++this.#turn
    try {
      this.#step = undefined
      this.#ahead = false
      if (here() === this.#shown) {
        this.#trip = trip
        this.#furnish()
      } else {
        const page = await nodePage(here())
        if (turn !== this.#turn) return
        if (page.lang !== document.documentElement.lang) return location.reload()
        this.#show(page, trip, "keep")
      }
      if (engine.state === "ready") this.#catchUp()
    } catch {
      if (turn === this.#turn) location.reload()
    }
  }

  /**
   * @param {import("./node-page.js").NodePage} page
   * @param {import("./trip.js").Trip} trip
   * @param {"push" | "replace" | "keep"} address what happens to the address bar
   */
  #show(page, trip, address = "push") {
    this.#trip = trip
    this.#shown = page.url
    if (address === "push") history.pushState(stateWith(trip), "", page.url)
    if (address === "replace") history.replaceState(stateWith(trip), "", page.url)
    document.title = page.title
    this.setAttribute("node", page.node)
    this.setAttribute("kind", page.kind)
    this.toggleAttribute("event", false)
    if (page.event) this.setAttribute("event", page.event)
    this.querySelector(".what-now__page").replaceWith(page.content)
    if (page.otherLanguage) {
      document.querySelector(".head__language").setAttribute("href", page.otherLanguage)
    }
    this.#tellEngine()
    const known = engine.state === "failed" // told before, so it may stand below
    this.querySelector(".what-now__status").classList.toggle("what-now__status--known", known)
    this.#furnish()
    if (address !== "keep") this.#keepUp()
    const heading = this.querySelector("h1")
    document.querySelector(".md-skip")?.setAttribute("href", `#${heading.id}`)
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }

  /** Put the parts around the node: the date field, the clocks, the answers given. */
  #furnish() {
    const around = ".trail, .deadlines, .resume, .what-now__back, .as-of, .as-of__banner"
    for (const old of this.querySelectorAll(around)) old.remove()
    this.#furnishDays()
    const page = this.querySelector(".what-now__page")
    if (this.#step?.clocks.length) {
      const box = deadlines(this.#step, this.#node, (url) => new URL(url, siteRoot).href)
      const lead = page.querySelector("h1 + p") ?? page.querySelector("h1")
      if (this.getAttribute("kind") === "outcome") lead.after(box)
      else page.append(box)
    }
    if (begun(this.#trip)) this.#furnishTrail(page)
    else this.#offerKept()
    if (this.#step) this.#furnishAsOf(page)
    if (engine.state === "failed") {
      for (const part of page.querySelectorAll(".as-of, .deadlines__calendar")) part.remove()
    }
    if (this.#step?.situation) this.#furnishSituation(this.#step.situation)
  }

  #furnishDays() {
    const { drafts, events } = this.#trip
    const kind = this.getAttribute("kind")
    if (kind === "date") askForDay(this, this.#event, drafts[this.#event] ?? "")
    if (kind === "events") askForDays(this, (event) => drafts[event] ?? events[event] ?? "")
  }

  /** @param {Element} page */
  #furnishAsOf(page) {
    const { as_of: asOf, later } = this.#step
    if (asOf) {
      const banner = part(".as-of__banner")
      banner.querySelector(".as-of__day").textContent = asOf
      banner.querySelector(".as-of__later").textContent = later.join(" ")
      page.prepend(banner)
      page.querySelector("h1").setAttribute("aria-describedby", banner.id)
      page.querySelector(".deadlines__calendar")?.remove() // a calendar is for the days ahead of today
    }
    page.append(part(".as-of"))
  }

  /** @param {Element} page */
  #furnishTrail(page) {
    const step = this.#step
    const said = step?.trace.map(({ node, title, label, by, why, clock }) => ({
      node,
      title,
      label,
      note: by === "rule" ? why : undefined,
      url: by === "rule" ? undefined : this.#addressOf(node),
      why: step.clocks.find(({ id }) => id === clock)?.why,
    }))
    const all = said ?? this.#trip.passed
    const at = all.findIndex(({ node }) => node === this.#node)
    const dropped = (step?.dropped ?? []).map(({ title, why }) => (title ? `${title} ${why}` : why))
    const entries = at < 0 ? all : all.slice(0, at)
    const section = trail(entries, dropped)
    page.append(section)
    this.#showKept()
    const last = entries.filter(({ url }) => url).pop()
    if (!last) return
    const back = part(".what-now__back")
    back.setAttribute("href", last.url)
    back.setAttribute("data-node", last.node)
    page.prepend(back)
  }

  /** Say beside the answers whether this case is kept, or another one. */
  #showKept() {
    const found = this.#readKept()
    const isKept = found?.trip.id === this.#trip.id
    this.querySelector(".keep__box").checked = isKept
    this.querySelector(".keep__delete").hidden = !isKept
    this.querySelector(".keep__instead").hidden = !found || isKept
  }

  #offerKept() {
    const found = this.#readKept()
    if (!found) return
    const url = new URL(found.url, siteRoot)
    if (url.origin !== location.origin) return
    const offer = part(".resume")
    offer.querySelector(".resume__link").setAttribute("href", url.href)
    this.querySelector(".what-now__page").before(offer)
  }

  /** @param {string} id of the situation's page */
  async #furnishSituation(id) {
    const aside = this.querySelector(".situation:not([data-chosen])")
    if (!aside) return
    aside.setAttribute("data-chosen", id)
    try {
      const { title, sections } = await situationSections(this.#addressOf(id))
      aside.querySelector("h2").textContent = `${aside.dataset.yours} ${title}`
      aside.querySelector("p")?.remove()
      aside.querySelector("ul")?.replaceWith(situation(sections))
    } catch {
      // the links to every situation stay
    }
  }

  async #copyAddress() {
    const address = this.#shown + fragmentOf(this.#trip)
    try {
      await navigator.clipboard.writeText(address)
      this.#tell("copied")
    } catch {
      history.replaceState(stateWith(this.#trip), "", address)
      this.#tell("inTheBar")
    }
  }

  /** @returns {ReturnType<typeof kept.read>} undefined too where storage is forbidden or unreadable */
  #readKept() {
    try {
      return kept.read()
    } catch {
      return undefined
    }
  }

  /** @param {boolean} wanted whether this device is to keep the case */
  #keep(wanted) {
    try {
      if (wanted) kept.write(this.#trip, this.#shown)
      else kept.delete()
      this.#tell(wanted ? null : "deleted")
    } catch {
      this.#tell("storageFailed")
    }
    this.querySelector(".resume")?.remove()
    if (this.querySelector(".keep")) this.#showKept()
  }

  /** Keep the copy on the device up with the trip, where the reader asked for one. */
  #keepUp() {
    if (!begun(this.#trip) || this.#readKept()?.trip.id !== this.#trip.id) return
    try {
      kept.write(this.#trip, this.#shown)
    } catch {
      this.#tell("storageFailed")
    }
  }

  /** Say what the reader has to know of Python: that a date must wait for it, or that it failed. */
  #tellEngine() {
    const waits = engine.state === "loading" && this.getAttribute("kind") === "date"
    this.#tell(waits || engine.state === "failed" ? engine.state : null)
  }

  /** @param {string | null} word the name of a sentence in the status line's data, or null */
  #tell(word) {
    const status = this.querySelector(".what-now__status")
    status.textContent = (word && status.dataset[word]) ?? ""
    status.classList.remove("what-now__status--known")
  }

  /** Make relative links whole: showing a node changes what they would be relative to. */
  #fixAddresses() {
    const template = document.getElementById("what-now-parts")
    for (const root of [document, template.content]) {
      for (const link of root.querySelectorAll("a[href]:not([href^='#']), link[rel=icon]")) {
        link.setAttribute("href", new URL(link.getAttribute("href"), document.baseURI).href)
      }
    }
  }
}
