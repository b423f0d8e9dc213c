/** What a part of the page says when it fails, and the ways on that it offers. */
type FailureHelp = {
  words: () => { failed: string; retry: string; copy: string; copied: string }
  /** The technical side of an error, fit to be passed on. @param place where in the page: React’s stack of components */
  details: (error: unknown, place: string) => Promise<string>
  /**
   * Why a part could not be loaded, in words; `null`: nothing is known beyond that.
   * @returns `reload`: only that helps, and does it
   */
  whyMissing: () => Promise<{ text: string; reload?: { label: string; run: () => void } } | null>
}

let help: FailureHelp = {
  words: () => ({ failed: '', retry: '', copy: '', copied: '' }),
  details: () => Promise.reject(new Error('no details')),
  whyMissing: () => Promise.resolve(null),
}

/** Gives the small components the house’s words and answers, which they know nothing of. */
export function giveFailureHelp(next: FailureHelp): void {
  help = next
}

export const failureHelp = (): FailureHelp => help
