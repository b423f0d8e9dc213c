declare global {
  var seedpadConfig: Promise<Response> | undefined
}

/**
 * The server's settings as the built document asked for them before any script of the page was there
 * (`build/ask-early.js`): the answer to the first question for them, and to no other.
 */
export function takeEarlyConfig(): Promise<Response> | undefined {
  const early = globalThis.seedpadConfig
  globalThis.seedpadConfig = undefined
  return early
}
