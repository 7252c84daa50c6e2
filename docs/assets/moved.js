/** The page has moved: what the address carries behind its # moves on with the reader. */
const there = document.querySelector("a")
if (there) location.replace(new URL(location.hash, there.href))
