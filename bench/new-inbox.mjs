import { createHash, randomBytes } from 'node:crypto'

/**
 * Makes an inbox as a page does.
 * @returns {{ id: string, key: string }} what stands in its addresses, and what reads it (in `X-Seedpad-Inbox-Key`)
 */
export function newInbox() {
  const key = randomBytes(32).toString('base64url')
  return { id: inboxIdOf(key), key }
}

/** @param {string} key */
export const inboxIdOf = (key) => createHash('sha256').update(key).digest('base64url')
