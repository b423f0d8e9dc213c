type Writer = typeof import('./write-drafts')

let writer: Writer | undefined

/**
 * What writes drafts, loaded after the first screen. Once it is there a write begins at once, which is all that a page that goes
 * away has time for.
 * @throws {TypeError} it can’t be loaded; a draft is sheltered then
 */
export async function draftWriter(): Promise<Writer> {
  writer ??= await import('./write-drafts')
  return writer
}
