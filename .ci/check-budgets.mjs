import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { measureBundle } from '../bench/bundle-size.mjs'
import { largestModules } from '../bench/largest-modules.mjs'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const budgets = JSON.parse(readFileSync(path('bench/budgets.json'), 'utf8'))
const sizes = measureBundle(path('dist/page'))

/** KB of 1,000 bytes, as everywhere in bench/. */
const kb = (bytes) => (bytes / 1000).toFixed(1)
let broken = false
for (const [part, limit] of Object.entries(budgets)) {
  const size = sizes[part]?.bytes
  // A part that was renamed or that measures nothing would pass for ever.
  const missing = size === undefined || (size === 0 && part !== 'workers')
  const over = missing || size > limit * 1000
  broken ||= over
  console.log(
    `${over ? '✗' : '✓'} ${part}: ${missing ? 'not found' : `${kb(size)} KB gz`} (at most ${limit} KB)`,
  )
  if (!over || missing) continue
  console.log('  Biggest modules of our own in it, KB gz before minifying, and the packages:')
  for (const { name, bytes } of largestModules(path('dist/page'), sizes[part].files))
    console.log(`  ${kb(bytes).padStart(7)}  ${name}`)
}
if (broken) process.exitCode = 1
