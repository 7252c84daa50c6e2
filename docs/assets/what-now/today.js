/** @returns {string} the ISO day it is in Poland, whose law the dates follow */
export function todayInWarsaw() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw" }).format(new Date())
}
