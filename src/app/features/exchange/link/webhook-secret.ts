/**
 * True where a webhook's address probably holds a key: user info, a query, or a part of its path that nobody would
 * make up. Many services' webhooks are nothing but such an address.
 */
export function mayHoldSecret(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { username, password, search, pathname } = new URL(url)
  if (username + password + search !== '') return true
  return pathname
    .split('/')
    .some((part) => part.length >= 16 || (/\d/.test(part) && /[a-z]/i.test(part) && part.length >= 8))
}
