/** What engines say of a mistake in the program itself: names of the program’s own, nothing that was typed or came in. */
const HARMLESS = [
  /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[\w$]+'\)$/,
  /^(?:\(intermediate value\)|[\w$.]+) is not (?:a function|a constructor|defined|iterable)$/,
  /^Minified React error #\d+/,
  /^Maximum call stack size exceeded$/,
]
const MOST_LINES = 30

/**
 * The technical side of an error that may be passed on: its kind, where in the program it came about, which build and
 * browser. Its message only where it is known to hold no text of anybody’s: others may quote a seed, a token or an address.
 * @param place where in the page, as React tells it
 */
export function describeError(error: unknown, place: string, about: readonly string[] = []): string {
  const { name, message, stack } = error instanceof Error ? error : new Error('')
  const [said] = HARMLESS.flatMap((form) => form.exec(message)?.[0] ?? [])
  return [
    `${error instanceof Error ? plainName(name) : `a thrown ${typeof error}`}${said ? `: ${said}` : ''}`,
    ...frames(behind(stack ?? '', message)),
    ...frames(place),
    ...about,
  ].join('\n')
}

const plainName = (name: string) => (/^[\w$]{1,60}$/.test(name) ? name : 'Error')

/** The browser begins a stack with the message. */
const behind = (stack: string, message: string) =>
  message === '' || !stack.includes(message) ? stack : stack.slice(stack.indexOf(message) + message.length)

/** `at useThing (https://host/assets/page-abc.js:1:2)` and `useThing@https://…`, without the host and a query; no other lines. */
function frames(stack: string): string[] {
  const lines = stack.split('\n').flatMap((line) => {
    const [, at, dash] = /^\s*at (?:async |new )?([\w$.]*)|^([\w$.]*)@/.exec(line) ?? []
    const name = at ?? dash
    if (name === undefined) return []
    const [, path = '', place = ''] = /https?:\/\/[^/\s]+(\/[\w./-]*)[^\s:)]*(:\d+:\d+)/.exec(line) ?? []
    const isElement = line.trim() === `at ${name}`
    return path === '' && !isElement
      ? []
      : `  at ${/^https?$/.test(name) ? '' : name} ${path}${place}`.trimEnd()
  })
  return lines.slice(0, MOST_LINES)
}
