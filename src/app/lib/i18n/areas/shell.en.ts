/** The frame of the page, as far as the first screen shows it. */
export const shellEn = {
  'palette.open': 'Search or do…',
  'shell.demo': 'Demo mode',
  'shell.help': 'Help',
  'shell.menu': 'More',
  'shell.notLoaded': 'This part could not be loaded: check that Seedpad’s server runs.',
  'shell.serverOther':
    'What answers is not Seedpad’s server as this page knows it. What you typed is kept; nothing is sent. Trying again…',
  'shell.foreign': 'Something else answered in place of Seedpad’s server (a proxy, a login page).',
  'shell.failed':
    'Something in this page failed, and it can’t go on. What you typed is kept. Look under Runs before you start anything again.',
  'shell.copyDetails': 'Copy technical details',
} as const
