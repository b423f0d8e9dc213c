/** What the page says where its server asks for an access token. */
export const accessLaterEn = {
  'access.title': 'This Seedpad opens with an access token',
  'access.label': 'Access token',
  'access.hint': 'Whoever started the server set it as SEEDPAD_ACCESS_TOKEN.',
  'access.keep': 'Keep it for this tab, also after a reload',
  'access.inAddress':
    'The link that you opened holds a token. It was not used: addresses stay in the browser’s history. Type the token here, and have a new one made if others use this computer.',
  'access.enter': 'Enter',
  'access.shape': 'An access token is one word of ASCII letters, digits and signs. Paste it without spaces.',
  'access.wrong': 'The server did not accept this token. Ask whoever started it for the one in use now.',
}
