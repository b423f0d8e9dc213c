/** The frame of the page, as far as the first screen shows it. */
export const shellEn = {
  'palette.open': 'Search or do…',
  'shell.demo': 'Demo mode',
  'shell.help': 'Help',
  'shell.menu': 'More',
  'shell.notLoaded': 'This part could not be loaded: check that Seedpad’s server runs.',
} as const
