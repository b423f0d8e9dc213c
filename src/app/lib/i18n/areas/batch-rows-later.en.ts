/** What is said of a batch's rows as they are read: what was passed over, guessed, or will not go as it looks. */
export const batchRowsLaterEn = {
  'batch.leftOut.label': 'Rows that are left out',
  'batch.leftOut.none': 'No row is left out.',
  'batch.leftOut.empty_one': '{{count}} empty row was passed over.',
  'batch.leftOut.empty_other': '{{count}} empty rows were passed over.',
  'batch.leftOut.files_one': '{{count}} file that is no .json file was passed over.',
  'batch.leftOut.files_other': '{{count}} files that are no .json files were passed over.',
  'batch.leftOut.faulty_one': '{{count}} row can’t be sent and is left out: {{reasons}}.',
  'batch.leftOut.faulty_other': '{{count}} rows can’t be sent and are left out: {{reasons}}.',
  'batch.leftOut.duplicates_one': '{{count}} row with the same seed as an earlier one is left out.',
  'batch.leftOut.duplicates_other': '{{count}} rows with the same seed as an earlier one are left out.',
  'batch.leftOut.misfits_one': '{{count}} row that does not fit the automation’s schema is left out.',
  'batch.leftOut.misfits_other': '{{count}} rows that do not fit the automation’s schema are left out.',
  'batch.leftOut.reason': '{{reason}} ({{count}})',
  'batch.leftOut.because.cells': 'too few or too many cells',
  'batch.leftOut.because.quote': 'quotes out of place',
  'batch.leftOut.because.nul': 'a NUL character',
  'batch.leftOut.because.binary': 'no text',
  'batch.leftOut.because.empty': 'an empty cell',
  'batch.leftOut.because.number': 'no number',
  'batch.leftOut.because.boolean': 'neither true nor false',
  'batch.leftOut.because.null': 'not empty',
  'batch.leftOut.because.json': 'no valid JSON',
  'batch.leftOut.because.too-large': 'too large',
  'batch.leftOut.because.unreadable': 'can’t be read',

  'batch.source.others_one': 'One table or list at a time: {{count}} further file was not taken.',
  'batch.source.others_other': 'One table or list at a time: {{count}} further files were not taken.',
  'batch.found.label': 'What was found in it',
  'batch.found.empty-columns_one': '{{count}} column without a name and without any value is left out.',
  'batch.found.empty-columns_other': '{{count}} columns without a name and without any value are left out.',
  'batch.found.unused-values_one': '{{count}} value is not used: another list is shorter.',
  'batch.found.unused-values_other': '{{count}} values are not used: another list is shorter.',
  'batch.found.separator-line': 'The first line, sep=, only says what ends the cells. It is no row.',
  'batch.found.header': 'The row with the names, line {{line}}, may be read wrongly: {{reason}}',
  'batch.found.values':
    'These are values printed over several lines, or several on one, and not one on each line. Each was read as a seed, exactly as written.',
  'batch.found.commas':
    'There are commas between the values, or after the last one, where none belong. They were passed over; each value is a seed.',
  'batch.found.replaced_one':
    '{{count}} character could not be read: � stands in its place. Choose the right encoding, or mend the file.',
  'batch.found.replaced_other':
    '{{count}} characters could not be read: � stands in their places. Choose the right encoding, or mend the file.',
  'batch.found.guessed-files_one':
    '{{count}} file is not UTF-8: {{name}}. It was read as {{encoding}}, which is a guess. Look at its seed.',
  'batch.found.guessed-files_other':
    '{{count}} files are not UTF-8, such as {{name}}. They were read as {{encoding}} or the like, which is a guess. Look at their seeds.',

  'batch.encoding.guess':
    '{{encoding}} is a guess: the file does not say how its characters are written. Does it read right?',
  'batch.encoding.readings': 'The first cells in each likely encoding',
  'batch.encoding.inUse': '{{encoding}} (in use)',
  'batch.encoding.use': 'Read as {{encoding}}',
  'batch.encoding.other': 'If none of these reads right, choose another one under Encoding.',
  'batch.encoding.mark': 'The file’s own mark says {{encoding}}. It stands before the encoding chosen.',
  'batch.quote.none': 'none',

  'batch.binary.workbook':
    'This is a workbook, not a table of text. Open it in its spreadsheet program, save it as CSV (UTF-8), and choose that file.',
  'batch.binary.document':
    'This is a document, not a table of text. Put its table into a spreadsheet, save it as CSV (UTF-8), and choose that file.',
  'batch.binary.archive':
    'This is a packed file (ZIP, gzip or the like). Unpack it, and choose the file in it.',
  'batch.binary.pdf': 'This is a PDF: rows can’t be taken from it. Save the table as CSV where it was made.',
  'batch.binary.image':
    'This is a picture: rows can’t be taken from it. Save the table as CSV where it was made.',
  'batch.binary.media': 'This is a sound or a film, and has no rows.',
  'batch.binary.data':
    'This is a database or another program’s own data, not text. Export it there as CSV or JSON.',
  'batch.binary.page':
    'This is a web page or XML, as some programs save it under a spreadsheet’s name. Open it in a spreadsheet program and save it as CSV (UTF-8).',
  'batch.binary.other':
    'This is no text. Choose a CSV or JSON file; if it is one, say which encoding it has.',

  'batch.caution.label': 'Columns that may not go as they look',
  'batch.caution.mostly-number':
    '{{column}}: numbers ({{amount}} of {{of}}), but “{{found}}” in {{at}}. So all of them go as text.',
  'batch.caution.mostly-boolean':
    '{{column}}: true or false ({{amount}} of {{of}}), but “{{found}}” in {{at}}. So all of them go as text.',
  'batch.caution.mostly-json':
    '{{column}}: JSON ({{amount}} of {{of}}), but “{{found}}” in {{at}}. So all of it goes as text.',
  'batch.caution.zeros':
    '{{column}}: numbers with zeros in front ({{amount}} of {{of}}, first “{{found}}” in {{at}}). JSON has no such numbers, so the whole column goes as text, as written.',
  'batch.caution.written':
    '{{column}}: numbers as people write them ({{amount}} of {{of}}, first “{{found}}” in {{at}}). JSON has none with such signs, so the whole column goes as text, as written.',
  'batch.caution.long':
    '{{column}}: more digits than most programs keep of a number ({{amount}} of {{of}}, first “{{found}}” in {{at}}). They go as written, and may be rounded where they arrive.',
  'batch.caution.use': 'Send {{column}} as {{type}}',
} as const
