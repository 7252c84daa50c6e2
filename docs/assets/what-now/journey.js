/** The reader's way through the tree: the trip, what Python says of it, the address bar and the history. */
import { addressOf, stepOf } from "./asking.js"
import { CaseRefused, EngineFailed, engine } from "./engine.js"
import { keepUp, withKeptDetails } from "./kept-case.js"
import { here } from "./links.js"
import { Newest } from "./newest.js"
import { nodePage } from "./node-page.js"
import { firstNode, lang, today } from "./site.js"
import { answered, begun, newTrip, passing, stateWith, takenBack, tripIn, tripInFragment, withoutDay } from "./trip.js"

/** @typedef {import("./trip.js").Trip} Trip */

export class Journey {
  /** @type {Trip} */
  trip
  /** @type {import("./asking.js").DatedStep | undefined} What Python last said of this trip. */
  step
  /** The address of the node shown. */
  shown = here()
  /** Whether an answer was given that Python has not heard yet. */
  #ahead = false
  /** Whether the trip came with the address, and Python has not heard it yet. */
  #shared = false
  newest = new Newest()

  /**
   * @param {import("./element.js").WhatNowElement} element
   * @param {import("./status.js").Status} status
   */
  constructor(element, status) {
    this.element = element
    this.status = status
    const before = tripIn(history.state, firstNode)
    const shared = tripInFragment(location.hash, firstNode)
    this.trip = withKeptDetails(before ?? shared ?? newTrip(element.node))
    this.#shared = !before && Boolean(shared)
  }

  begin() {
    if (tripInFragment(location.hash, firstNode) === null) this.status.tell("badAddress")
    this.remember(this.trip)
    if (begun(this.trip)) engine.start()
  }

  /** Hold the trip where a reload finds it. @param {Trip} trip @param {string} [address] for the address bar */
  remember(trip, address) {
    this.trip = trip
    history.replaceState(stateWith(history.state, trip), "", address)
  }

  /** @param {HTMLAnchorElement} link an answer */
  answer(link) {
    const trip = this.fromHere(link.textContent ?? "")
    this.goOn(answered(trip, this.element.node, link.dataset.answer ?? ""), link.href)
  }

  /** @param {string} label what is being answered here @returns {Trip} the trip that goes on from this node */
  fromHere(label) {
    const { node, question: title } = this.element
    return passing(this.trip, { node, title, label, url: this.shown }, this.step?.situation)
  }

  /** @param {string} address a page that the text links to: a node keeps the trip, others open */
  visit(address) {
    this.newest.begin(
      async (signal) => {
        const page = await nodePage(address, signal)
        this.#show(page, { ...this.trip, visiting: page.node })
      },
      () => location.assign(address),
    )
  }

  /**
   * Go where Python says, or along the link while there is no Python.
   * @param {Trip} trip
   * @param {string | undefined} linked  None when only Python can say, even if it is here.
   */
  goOn(trip, linked) {
    engine.start()
    this.newest.begin(
      async (signal) => {
        const step = engine.state === "ready" ? await stepOf(trip, signal) : undefined
        const stays = linked !== undefined && (!step || step.node === this.element.node)
        const page = await nodePage(stays ? linked : step ? addressOf(step.node) : this.shown, signal)
        this.#ahead = !step
        this.step = stays ? undefined : step
        this.#show(page, trip)
        if (this.#ahead && engine.state === "ready") this.catchUp()
      },
      (error) => {
        if (error instanceof EngineFailed) this.goOn(trip, linked)
        else if (error instanceof CaseRefused) this.#forget()
        else this.reopen(linked ?? this.shown, trip)
      },
    )
  }

  /**
   * Take in a day that the page asks for, and stay there unless Python leads on by it.
   * @param {Trip} trip with that day
   */
  learn(trip) {
    return this.newest.within(
      async (signal) => {
        const { node } = this.element
        const step = await stepOf(trip, signal)
        this.step = step
        this.remember(trip)
        if (step.node !== node && trip.visiting !== node) {
          return this.#show(await nodePage(addressOf(step.node), signal), trip)
        }
        this.#keepUp()
        this.element.refurnish()
      },
      (error) => (error instanceof CaseRefused ? this.#forget() : this.element.furnish()),
    )
  }

  /** @param {string | undefined} asOf another day to look at the case on; none for today */
  lookAt(asOf) {
    this.goOn({ ...this.trip, asOf, visiting: undefined }, undefined)
  }

  /** @param {string} address @param {string} node whose answer the reader takes back */
  change(address, node) {
    const trip = takenBack(this.trip, node)
    this.newest.begin(
      async (signal) => {
        const page = await nodePage(address, signal)
        this.step = undefined
        this.#show(page, page.event ? withoutDay(trip, page.event) : trip)
        if (engine.state === "ready") this.catchUp()
      },
      () => this.reopen(address, trip),
    )
  }

  /** @param {PopStateEvent} event */
  wentBack({ state }) {
    const trip = tripIn(state, firstNode)
    if (!trip && tripInFragment(location.hash, firstNode) !== undefined) return location.reload()
    if (!trip) return this.remember(this.trip) // a link inside the page
    this.newest.begin(
      async (signal) => {
        this.step = undefined
        this.#ahead = false
        if (here() === this.shown) {
          this.trip = trip
          this.element.furnish()
        } else {
          const page = await nodePage(here(), signal)
          if (page.lang !== lang) return location.reload()
          this.#show(page, trip, "keep")
        }
        if (engine.state === "ready") this.catchUp()
      },
      () => location.reload(),
    )
  }

  /**
   * Open a page as the browser does, with the trip in its state, where it finds it again.
   * @param {string} address
   * @param {Trip | undefined} trip
   */
  reopen(address, trip) {
    history.pushState(stateWith(history.state, trip), "", address)
    location.reload()
  }

  /** Python cannot read the case: it is dropped, and the reader told. */
  #forget() {
    this.remember(newTrip(this.element.node))
    this.step = undefined
    this.element.furnish()
    this.status.tell("badCase")
  }

  /** The reader turns to the page again: past midnight, what it says of days is said anew. */
  seen() {
    if (document.visibilityState === "hidden" || !this.step || this.#ofToday) return
    this.catchUp("newDay")
  }

  get #ofToday() {
    return this.step?.today === today()
  }

  /** Whether Python leads away from the node shown, to which the reader has not gone for itself. */
  get #leadsOn() {
    const { node } = this.element
    const strayed = !this.step?.trace.some((passed) => passed.node === node) && this.trip.visiting !== node
    return this.step?.node !== node && (this.#ahead || this.#shared || strayed)
  }

  get #whyItMoves() {
    if (!this.#shared) return "moved"
    return this.step?.kind === "date" ? "noDates" : null
  }

  /**
   * Replay what was answered before Python was ready; move on where its dates already decide.
   * @param {string} [why] the name of the sentence that says why, when Python was ready before
   */
  catchUp(why) {
    if (!begun(this.trip)) return
    this.newest.within(
      async (signal) => {
        this.step = await stepOf(this.trip, signal)
        const word = why ?? this.#whyItMoves
        const page = this.#leadsOn ? await nodePage(addressOf(this.step.node), signal) : undefined
        this.#ahead = this.#shared = false
        if (page) {
          this.#show(page, this.trip, "replace")
          this.status.tell(word)
        } else {
          if (why && this.step.clocks.length) this.status.tell(why)
          this.element.refurnish()
        }
      },
      (error) => {
        if (error instanceof CaseRefused) return this.#forget()
        if (!this.#ofToday) this.step = undefined // no dates rather than those of another day
        this.element.furnish() // the page to move to is not to be had; the reader can answer this one
      },
    )
  }

  /**
   * @param {import("./node-page.js").NodePage} page
   * @param {Trip} trip
   * @param {"push" | "replace" | "keep"} address what happens to the address bar
   */
  #show(page, trip, address = "push") {
    this.trip = trip
    this.shown = page.url
    if (address === "push") history.pushState(stateWith(history.state, trip), "", page.url)
    if (address === "replace") this.remember(trip, page.url)
    this.element.show(page)
    if (address !== "keep") this.#keepUp()
    this.element.goToItsHeading()
  }

  #keepUp() {
    if (!keepUp(withKeptDetails(this.trip), this.shown, this.step)) this.status.tell("storageFailed")
  }
}
