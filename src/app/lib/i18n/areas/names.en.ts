/** What is said of names and addresses that do not read as what they are. */
export const namesEn = {
  'names.odd.invisible': 'invisible',
  'names.odd.direction': 'turns the reading direction',
  'names.odd.control': 'control character',
  'names.odd.space': 'not a usual space',
  'names.odd.shapeless': 'looks different everywhere',
  'names.odd.lookalike': 'looks like another character',
  'names.hint.name': 'This name does not read as what it is:',
  'names.hint.url': 'This address does not read as what it is:',
  'names.remove': 'Remove them',
  'names.removed': 'Invisible characters are removed.',
} as const
