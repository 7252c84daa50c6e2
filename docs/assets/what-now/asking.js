/** Questions to Python, asked on the day and in the language of the page. */
import { engine } from "./engine.js"
import { lang, today, whole } from "./site.js"
import { caseDocument } from "./trip.js"

/** @typedef {import("./messages.js").Step & {today: string}} DatedStep  With the day it was worked out for. */

/**
 * @template {import("./messages.js").Type} T
 * @param {import("./messages.js").Questions[T] & {type: T}} question
 * @param {AbortSignal} [signal] of what the answer is for
 * @returns {Promise<import("./messages.js").Answers[T]>}
 */
export function ask(question, signal) {
  return engine.ask({ today: today(), lang, ...question }, signal)
}

/** @param {import("./trip.js").Trip} trip @param {AbortSignal} [signal] @returns {Promise<DatedStep>} where it leads */
export async function stepOf(trip, signal) {
  const day = today()
  const step = await ask({ type: "step", case: caseDocument(trip), asOf: trip.asOf }, signal)
  return { ...step, today: day }
}

/** @param {string} id of a page @returns {string} its address, which Python knows */
export function addressOf(id) {
  return whole(engine.pages[lang][id])
}
