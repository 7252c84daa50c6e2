import assert from "node:assert/strict"
import test from "node:test"
import { todayIn } from "../../docs/assets/what-now/today.js"

const DAYS = {
  "in winter, after midnight there": ["2026-11-04T23:00:00Z", "2026-11-05"],
  "in winter, before midnight there": ["2026-11-04T22:59:59Z", "2026-11-04"],
  "in summer, after midnight there": ["2026-07-01T22:00:00Z", "2026-07-02"],
  "in summer, before midnight there": ["2026-07-01T21:59:59Z", "2026-07-01"],
}

for (const [when, [moment, day]] of Object.entries(DAYS)) {
  test(`the day in Warsaw ${when}`, () => {
    assert.equal(todayIn("Europe/Warsaw", new Date(moment)), day)
  })
}
