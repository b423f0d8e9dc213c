/** What the pieces must stand: names that only generators make, a message of 4 KB, Portuguese, a word that cannot break. */
export const LONG_NAME =
  'an-automation-with-a-name-so-long-that-nobody-would-type-it-by-hand-but-generators-do'
export const LONG_ID = 'exec_0f8fad5b-d9cb-469f-a165-70867728950e-0f8fad5b-d9cb-469f-a165'
export const PORTUGUESE =
  'Não foi possível confirmar se a execução começou; aguarde o resultado ou marque-a você mesmo'
export const MESSAGE_4_KB = `${'The platform has very much to say about this start. '.repeat(76)}${'x'.repeat(120)}`
