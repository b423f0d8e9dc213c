/** What is wrong with the page itself, and the way on. */
export const recoveryLaterEn = {
  'shell.partBroken': 'This part could not be loaded, though Seedpad’s server answers.',
  'shell.updated':
    'Seedpad was updated. Reload to go on: drafts are kept, credentials and header values where you chose so.',
  'shell.noLanguage':
    'Não foi possível carregar o português; a página segue em inglês. (Portuguese could not be loaded.)',
} as const
