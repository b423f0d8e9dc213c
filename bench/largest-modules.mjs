import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What makes these chunks big: packages as a whole, our own modules one by one, biggest first. The build writes the
 * figures (build/chunk-contents.ts): bytes after gzip before minifying, so only their shares mean something.
 * @param {string} page folder of the built page
 * @param {string[]} files the chunks, as measureBundle names them
 * @param {number} [most] how many to name
 * @returns {{ name: string, bytes: number }[]}
 */
export function largestModules(page, files, most = 25) {
  const contents = JSON.parse(readFileSync(join(page, '.vite', 'contents.json'), 'utf8'))
  const sums = new Map()
  for (const [module, bytes] of files.flatMap((file) => contents[file] ?? [])) {
    const name = module.startsWith('src/') ? module : packageOf(module)
    sums.set(name, (sums.get(name) ?? 0) + bytes)
  }
  return [...sums]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, most)
}

const packageOf = (module) => /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module
