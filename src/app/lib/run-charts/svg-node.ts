/** A picture as data: drawn by React on the page, written as text into a report. */
export type SvgNode = {
  tag: 'svg' | 'g' | 'rect' | 'line' | 'path' | 'text' | 'title' | 'defs' | 'pattern'
  /** Names without look; whoever draws the picture gives them one. */
  look?: string
  attrs?: Readonly<Record<string, string | number>>
  children?: readonly (SvgNode | string)[]
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it stands in HTML, in an element or in a quoted attribute, whatever it holds. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

/** The picture as markup. */
export function markupOf({ tag, look, attrs = {}, children = [] }: SvgNode): string {
  const all = look === undefined ? attrs : { ...attrs, class: look }
  const written = Object.entries(all)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  const inside = children.map((child) => (typeof child === 'string' ? escapeHtml(child) : markupOf(child)))
  return `<${tag}${written}>${inside.join('')}</${tag}>`
}
