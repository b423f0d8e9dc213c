// A stray console.error is how React, Dexie and others report what is broken: it fails the test it happens in.
import { afterAll, afterEach } from 'vitest'

/** @type {string[]} */
const strays = []
const print = console.error

// A test that expects one replaces console.error itself (vi.spyOn) and so never comes here.
console.error = (...parts) => {
  strays.push(parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' '))
  print(...parts)
}

function check() {
  const found = strays.splice(0)
  if (found.length > 0) throw new Error(`console.error was called:\n${found.join('\n')}`)
}
afterEach(check)
afterAll(check)
