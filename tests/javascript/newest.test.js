import assert from "node:assert/strict"
import test from "node:test"
import { EngineFailed } from "../../docs/assets/what-now/engine.js"
import { Newest } from "../../docs/assets/what-now/newest.js"

/** @returns what a test waits for, and what ends the wait */
function held() {
  let release = () => {}
  const wait = new Promise((resolve) => {
    release = resolve
  })
  return { wait, release }
}

test("what was asked for before is told to stop, and its failure is nobody's", async () => {
  const [newest, { wait, release }, failures] = [new Newest(), held(), []]
  let stopped = false
  const first = newest.begin(
    async (signal) => {
      await wait
      stopped = signal.aborted
      throw new Error("too late")
    },
    (error) => failures.push(error),
  )
  await newest.begin(async () => release())
  await first
  assert.deepEqual({ stopped, failures }, { stopped: true, failures: [] })
})

test("what belongs to what was asked for last stops nothing, and stops with it", async () => {
  const newest = new Newest()
  const signals = []
  const note = async (signal) => signals.push(signal)
  await newest.begin(note)
  await newest.within(note)
  assert.equal(signals[0], signals[1])
  assert.equal(signals[0].aborted, false)
  await newest.begin(note)
  assert.equal(signals[1].aborted, true)
})

test("a failure of Python is told by others, any other is an error of ours", async () => {
  const newest = new Newest()
  await newest.begin(() => Promise.reject(new EngineFailed()))
  await assert.rejects(
    newest.within(() => Promise.reject(new TypeError("ours"))),
    TypeError,
  )
})
