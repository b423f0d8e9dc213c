/** What a check of credentials came to, and that there are none. */
export const checkLaterEn = {
  'credentials.valid': 'Valid',
  'credentials.validAs': 'Valid on {{target}} as {{who}}',
  'credentials.invalid': '{{target}} does not know this token. Copy it again from the settings page.',
  'credentials.keyPending':
    '{{target}} does not accept the API key. A fresh key needs up to a minute: check again shortly. If it stays so, copy the key again.',
  'credentials.unavailable':
    'The check got no clear answer from {{target}}. This says nothing about the credentials.',
  'credentials.missing':
    'A start on {{target}} needs the authorization token and the API key. Enter both above.',
} as const
