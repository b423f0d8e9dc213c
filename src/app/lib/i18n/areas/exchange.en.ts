/** Bring in, take out, share: what is on the first screen of it. */
export const exchangeEn = {
  'exchange.bringIn': 'Paste a command or link…',
  'exchange.copyAs': 'Copy as…',
  'exchange.share': 'Share as a link…',
  'exchange.export': 'Export seeds and settings…',
  'exchange.import': 'Import a file…',
  'exchange.dropped': '“{{name}}” holds nothing that can be taken apart here.',
  'exchange.notLoaded': 'This part of the page can’t be loaded. Check that Seedpad’s server is running.',
} as const
