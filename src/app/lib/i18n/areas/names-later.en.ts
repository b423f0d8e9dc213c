/** What is asked before a paid start whose names mislead, or that a link filled in. */
export const namesLaterEn = {
  'names.check.title': 'Is this what you mean to start?',
  'names.check.fromLink': 'This form was filled in by a link: whoever made it chose what stands here.',
  'names.check.odd': 'Not everything here reads as what it is. Look at the marked characters.',
  'names.check.profile': 'Profile',
  'names.check.characters': 'Marked characters',
  'names.check.host': 'The host that would get the result is {{host}}.',
  'names.check.confirm': 'Start this paid run',
  'names.check.cancel': 'Don’t start',
  'names.check.tick': 'I have looked at this, and mean it',
  'names.check.untick': 'Nothing was sent. Look at what is marked, and tick this.',
} as const
