import { statSync } from 'node:fs'

/**
 * Remembers which file stands at a path. SQLite goes on with the file that it has opened, wherever that is moved to, so
 * a database can be taken away, or another put in its place, without a single error.
 * @returns whether the same file stands there still
 */
export function rememberPlace(path: string): () => boolean {
  const opened = identityOf(path)
  return () => opened !== null && identityOf(path) === opened
}

function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return null
  }
}
