/** The page’s own storage, and outcomes as the list of runs tells them. */
export const promisesEn = {
  'promises.storage.waiting':
    'A tab with an older Seedpad holds the history. Close or reload that tab; this page then goes on by itself.',
  'promises.storage.outdated':
    'A newer Seedpad has opened in another tab. Reload this page to go on; what you typed is kept.',
  'promises.storage.denied':
    'This browser keeps no data for this page (a private window, or site data is blocked). Writing and checking a seed works, in this tab only and until it is closed. Nothing can be started, since each start is written down before it is sent: allow site data for this address, then reload.',
  'promises.storage.full':
    'No room is left for the history. Seedpad starts nothing without it: free disk space, then reload.',
  'promises.storage.failed':
    'The history can’t be opened. Seedpad starts nothing without it, and goes on trying.',
  'promises.storage.reload': 'Reload',
  'promises.storage.makeRoom': 'Make room…',

  'promises.trouble.denied':
    'Nothing was sent: this browser keeps no data for this page, and no start goes out before it is written down. Allow site data for this address, then start again. What you typed is still here.',
  'promises.trouble.full':
    'Nothing was sent: no room is left for the history, and no start goes out before it is written down. Delete old runs or free disk space, then start again. What you typed is still here.',
  'promises.trouble.waiting':
    'Nothing was sent: a tab with an older Seedpad holds the history. Close or reload that tab, then start again.',
  'promises.trouble.outdated':
    'Nothing was sent: a newer Seedpad has opened in another tab. Reload this page, then start again. What you typed is kept.',
  'promises.trouble.slow':
    'Nothing was sent: the history could not be written within 10 seconds. Check the disk, then start again.',
  'promises.trouble.unsaved':
    'Nothing was sent: too many outcomes could not be written to the history. Write or download them at the top of the page, then start again. What you typed is still here.',
  'promises.trouble.insecure':
    'Nothing was sent: the page came over plain http from another machine, where the browser withholds what Seedpad needs. Open it over https, or on the server’s own machine.',
  'promises.trouble.failed':
    'Nothing was sent: the history could not be written, and no start goes out before it is written down. Reload the page, then start again. What you typed is kept.',
  'promises.trouble.unexpected':
    'Something went wrong in this page. Look at the newest row under Runs before you start again: it says what became of the start.',

  'promises.unwritten.title_one': 'A start’s outcome could not be written to the history.',
  'promises.unwritten.title_other': '{{count}} outcomes could not be written to the history.',
  'promises.unwritten.text':
    'Until that is done, only this tab knows: keep the tab open, or download a copy.',
  'promises.unwritten.bound': 'Nothing more is sent until they are written or downloaded.',
  'promises.unwritten.retry': 'Write now',
  'promises.unwritten.download': 'Download as JSON',

  'promises.notLoaded':
    'This part of the page could not be loaded. Check that Seedpad’s server runs, then try again.',
  'promises.byHand': 'by hand',
  'promises.notStarted': 'not started',
  'promises.waysLink': 'Three ways out of “unknown”',
} as const
