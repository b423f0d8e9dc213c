// What was pasted may hold secrets anywhere, the more so where it could not be read as it was meant: a word behind a wrong
// quote is an option, a command or an address to its reader. So of all of it only words of known kinds are shown;
// each function gives the word, or '' for one that may be anything.

/** An option or parameter: words of letters, as all programs have them. */
export const optionWord = (written: string): string =>
  /^-{0,2}[A-Za-z]{1,16}\d?(?:-[A-Za-z]{1,16}\d?){0,4}(?:\.\d)?$/.test(written) ? written : ''

/** A header's name, by the same look. */
export const headerWord = (name: string): string =>
  /^[A-Za-z]{1,16}(?:-[A-Za-z]{1,16}){0,5}$/.test(name) ? name : ''

const PROGRAMS = new Set(
  `awk bash cat cd cmd cp curl curl.exe datallog del dir do done echo env exit export fi for grep head http https if jq ls mkdir
  node open pause ping printf python python3 rem rm sed set sh sleep source sudo tail tee then timeout title tr type wget while xargs
  zsh iwr irm add-type convertfrom-json convertto-json format-list get-content invoke-restmethod invoke-webrequest measure-command
  new-object out-file out-null remove-item select-object set-content set-variable start-sleep where-object write-host write-output
  fetch`.split(/\s+/),
)

/** A program, where it is one of those that stand beside such requests. */
export const programWord = (name: string): string => (PROGRAMS.has(name.toLowerCase()) ? name : '')

/** A variable by its customary name: `$TOKEN`, `%TOKEN%`, `{name}`. A password may hold a dollar sign, too. */
export const variableWord = (fill: string): string =>
  /^(?:\$\{?(?:env:)?[A-Z][A-Z0-9_]{0,40}\}?|%[A-Z][A-Z0-9_]{0,40}%|\{?[A-Za-z_]{1,24}(?:\.[A-Za-z_]{1,24}){0,3}\}?)$/.test(
    fill,
  )
    ? fill
    : ''

const FILE =
  /^[\w .+-]{1,60}\.(?:bin|cfg|cnf|conf|csv|dat|env|form|gz|html?|jpe?g|jsonl?|key|log|md|ndjson|pdf|pem|png|py|sh|tsv|txt|xlsx?|xml|ya?ml|zip)$/i

/** A file's name without its folders, where its ending says that it is one. */
export function fileWord(path: string): string {
  const name = path.replace(/^.*[/\\]/s, '')
  return FILE.test(name) || name === 'stdin' ? name : ''
}

/** A method of HTTP. */
export const methodWord = (method: string): string =>
  /^(?:GET|HEAD|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|POST)$/.test(method) ? method : ''

/** A key of a JSON object, shortened; the text was JSON, so a key is a key. */
export const memberWord = (name: string): string => (name.length > 60 ? '' : name)

/**
 * An address without user info, query and fragment, where secrets would be; of a host that is not known, its origin only.
 * @param known origins whose paths are no secrets
 */
export function addressWord(url: string, known: readonly string[]): string {
  if (/[\s"“”„«»]/.test(url)) return ''
  const isWhole = /^https?:\/\//i.test(url)
  const whole = isWhole ? url : `https://${url}`
  const parsed = URL.canParse(whole) ? new URL(whole) : null
  if (parsed === null || !/^(?:localhost|[\w.-]+\.[\w.-]+|\[[\da-f:.]+\])$/i.test(parsed.hostname)) return ''
  if (known.includes(parsed.origin)) return `${parsed.origin}${parsed.pathname.slice(0, 80)}`
  return isWhole ? parsed.origin : ''
}
