/** Where a value stands in a JSON text: names of members, numbers of items. */
export type Path = readonly (string | number)[]

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u

/** `days[3].name`; names that would not read so stand in brackets and quotes. Empty for the whole. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`
      if (!PLAIN_NAME.test(part)) return `[${JSON.stringify(part)}]`
      return at === 0 ? part : `.${part}`
    })
    .join('')
}
