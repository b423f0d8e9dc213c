import { saveFile } from './save-file'
/** Some content as it came: exact text, or bytes that are no text. */
export type Content = { contentType: string | null; encoding: 'utf8' | 'base64'; text: string }

export type ContentViewName = 'tree' | 'text' | 'hex'

/** How a content can be looked at, the best way first. `json`: the text of the tree, where it is valid JSON. */
export function readContent(content: Content): {
  views: ContentViewName[]
  isMarkup: boolean
  json: string | null
} {
  if (content.encoding === 'base64') return { views: ['hex'], isMarkup: false, json: null }
  const json = jsonText(content)
  const isMarkup = /html|xml|svg/i.test(content.contentType ?? '') || /^\s*<[!?/a-z]/i.test(content.text)
  return { views: json === null ? ['text', 'hex'] : ['tree', 'text', 'hex'], isMarkup, json }
}

/** A bare `123` or `"abc"` is taken for JSON only where the sender says so. */
function jsonText({ contentType, text }: Content): string | null {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text
  if (!/^[\t\n\r ]*[{[]/.test(bare) && !/\bjson\b/i.test(contentType ?? '')) return null
  try {
    // Only to know whether it is valid; what is shown is the text.
    JSON.parse(bare)
    return bare
  } catch {
    return null
  }
}

/** The exact bytes. */
export function contentBytes({
  encoding,
  text,
}: Pick<Content, 'encoding' | 'text'>): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return new TextEncoder().encode(text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Of a file that no program renders: markup ends in `.txt`. */
export function endingOf(content: Content): string {
  if (content.encoding === 'base64') return 'bin'
  return readContent(content).json === null ? 'txt' : 'json'
}

/** Saves the exact bytes as a file. @param ending after its name, without the dot */
export function downloadContent(content: Content, fileName: string, ending: string): void {
  saveFile(`${fileName}.${ending}`, 'application/octet-stream', contentBytes(content))
}
