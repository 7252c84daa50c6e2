import assert from "node:assert/strict"
import test, { beforeEach } from "node:test"
import { CaseRefused, EngineFailed } from "../../docs/assets/what-now/engine.js"

/** @type {StandIn[]} */
const workers = []

class StandIn {
  asked = []
  terminated = false
  constructor() {
    workers.push(this)
  }
  postMessage(request) {
    this.asked.push(request)
  }
  terminate() {
    this.terminated = true
  }
  say(data) {
    this.onmessage({ data })
  }
}

globalThis.Worker = StandIn
let engine
let copies = 0

beforeEach(async () => {
  const fresh = await import(`../../docs/assets/what-now/engine.js?copy=${++copies}`)
  engine = fresh.engine
  workers.length = 0
})

const QUESTION = { type: "day", typed: "5.10.2026", today: "2026-11-22", lang: "pl" }

/** @returns {Promise<StandIn>} the worker, ready and asked */
async function asked() {
  workers[0].say({ type: "ready", pages: {} })
  while (!workers[0].asked.length) await new Promise(setImmediate)
  return workers[0]
}

test("Python starts once, with the first question", async () => {
  const answers = [engine.ask(QUESTION), engine.ask(QUESTION)]
  assert.equal(workers.length, 1)
  const worker = await asked()
  for (const { id } of worker.asked) worker.say({ type: "answer", id, text: `{"value": "${id}"}` })
  assert.deepEqual(await Promise.all(answers), [{ value: "1" }, { value: "2" }])
  worker.say({ type: "crashed", reason: "the test is over" })
})

test("an answer that nobody waits for any more reaches nobody", async () => {
  const waiting = new AbortController()
  const answer = engine.ask(QUESTION, waiting.signal)
  const worker = await asked()
  waiting.abort()
  worker.say({ type: "answer", id: 1, text: "{}" })
  await assert.rejects(answer, { name: "AbortError" })
  worker.say({ type: "crashed", reason: "the test is over" })
})

test("a case that Python cannot read costs the case and not the engine", async () => {
  const answer = engine.ask(QUESTION)
  const worker = await asked()
  worker.say({ type: "refused", id: 1 })
  await assert.rejects(answer, (error) => error.constructor.name === CaseRefused.name)
  assert.equal(engine.state, "ready")
  worker.say({ type: "crashed", reason: "the test is over" })
})

test("a crash ends the worker and every wait", async () => {
  const answer = engine.ask(QUESTION)
  const worker = await asked()
  worker.say({ type: "crashed", reason: "out of memory" })
  await assert.rejects(answer, (error) => error.constructor.name === EngineFailed.name)
  assert.deepEqual([engine.state, worker.terminated], ["failed", true])
  await assert.rejects(engine.ask(QUESTION))
})
