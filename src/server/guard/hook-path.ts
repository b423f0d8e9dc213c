/**
 * The path of a request, where it leads to a hook without the slashes too many that people and programs write
 * (`//hooks/a/b`, `/hooks//a/b/`). Router and guards see this one alone, so none of them lets pass what another did not look at.
 * Every other path stays as it is.
 */
export function plainHookPath(path: string): string {
  const plain = path.replace(/\/{2,}/g, '/')
  return plain.startsWith('/hooks/') ? plain.replace(/^(\/hooks\/.+)\/$/, '$1') : path
}
