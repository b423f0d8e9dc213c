/**
 * Why something of the page’s own could not be had. `away`: its server gives no document. `updated`: the server’s document
 * is of another build than this page, whose files are gone. `other`: the server has this very page; the fault lies elsewhere.
 */
export type WhyMissing = 'away' | 'updated' | 'other'

/** A server that takes longer than that for a few kilobytes counts as away. Milliseconds. */
const PATIENCE_MS = 8_000
/** In the document of every build; others have files under such a path, too. */
const OWN_MARKS = ['<title>Seedpad</title>', '/assets/']

/**
 * Looks for another build of the page.
 * @param entry path of this page’s first script: the build names it after its content, and so after that of all that it loads
 * @param request asks the server
 * @returns asks the server for the document that a reload would open: it names the build, whatever else has changed between the
 * two. Nothing is loaded by it, and several askers share one answer.
 */
export function watchVersion(entry: string | null, request: typeof fetch): () => Promise<WhyMissing> {
  let asking: Promise<WhyMissing> | null = null

  const get = (path: string, method: string) =>
    request(path, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null)

  async function ask(): Promise<WhyMissing> {
    const document = await get('/', 'GET')
    if (!document?.ok) return 'away'
    const text = await document.text().catch(() => '')
    // A page of somebody else’s in between (a proxy that asks for a login) tells nothing.
    if (entry === null || !OWN_MARKS.every((mark) => text.includes(mark))) return 'other'
    if (!text.includes(entry)) return 'updated'
    // A document from before, which the server held in memory, would lead to files that are gone.
    return (await get(entry, 'HEAD'))?.status === 404 ? 'updated' : 'other'
  }

  return () => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}

let own: (() => Promise<WhyMissing>) | undefined

/** Why something of this page’s own could not be had. @param entry as `watchVersion` wants it */
export function askVersion(entry: string | null): Promise<WhyMissing> {
  own ??= watchVersion(entry, (...ask) => fetch(...ask))
  return own()
}
