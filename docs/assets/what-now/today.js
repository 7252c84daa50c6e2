/**
 * @param {string | undefined} timeZone the reader's own, if none is named
 * @param {Date} [moment] now, if none is named
 * @returns {string} the ISO day it is there
 */
export function todayIn(timeZone, moment = new Date()) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(moment)
}
