/** Some content as tree, text or bytes; comes with its view. */
export const contentLaterEn = {
  'inbox.content.show': 'Show as',
  'inbox.content.tree': 'Tree',
  'inbox.content.text': 'Text',
  'inbox.content.hex': 'Bytes',
  'inbox.content.copyAll': 'Copy all',
  'inbox.content.copyValue': 'Copy value',
  'inbox.content.copyPath': 'Copy path',
  'inbox.content.download': 'Download',
  'inbox.content.markup': 'Markup, shown as text',
  'inbox.content.bytes': 'No text: shown as bytes',
  'inbox.content.undone':
    'Decoded from {{codings}}: {{came}} came, {{read}} are read. Bytes and download are as they came.',
  'inbox.content.bound':
    'Only the first {{size}} are read: decoded, there is more. A small body may hold gigabytes.',
  'inbox.content.broken':
    'Its {{coding}} data is damaged or breaks off: what could be read before that is shown.',
  'inbox.content.unreadable': 'Its {{coding}} data is damaged or breaks off: shown as the bytes that came.',
  'inbox.content.unknown':
    'Its Content-Encoding {{coding}} can’t be decoded here: shown as the bytes that came.',
  'inbox.content.elsewhere':
    'This browser can’t decode {{coding}}, and Seedpad’s server did not do it: shown as the bytes that came.',
  'inbox.content.declared': 'Read as {{charset}}, as its Content-Type says.',
  'inbox.content.mark': 'Read as {{charset}}, by its byte order mark.',
  'inbox.content.chosen': 'Read as {{charset}}, by your choice.',
  'inbox.content.charsetUnknown': 'Nobody here knows the charset {{charset}} that its Content-Type names.',
  'inbox.content.notIn': 'Its bytes are not {{charset}}, although its Content-Type says so.',
  'inbox.content.wideJson': 'JSON ought to be UTF-8 (RFC 8259, 8.1): other programs may not read it.',
  'inbox.content.readAs': 'Read as',
  'inbox.content.readAsDeclared': 'as declared',
  'inbox.content.members_one': '{{count}} member',
  'inbox.content.members_other': '{{count}} members',
  'inbox.content.items_one': '{{count}} item',
  'inbox.content.items_other': '{{count}} items',
  'inbox.content.lines': 'open to read all of it',
  'inbox.content.path': 'Where this stands',
  'inbox.content.openAll': 'Open all',
  'inbox.content.closeAll': 'Fold all',
} as const
