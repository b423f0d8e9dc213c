/**
 * Fetches and compiles what the built document names for later (`build/static-shell.ts`: the files of the editor), without
 * running any of it: called when the first screen's own scripts are there, so that they had the line for themselves.
 * Modules are compiled beside the page's own thread only where they are asked for as such.
 */
export function fetchLater(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=later]'))
    link.rel = link.as === 'style' ? 'preload' : 'modulepreload'
}
