import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ImportContext } from './import'
import { understandText } from './understand-text'

// Whatever is wrong with what was pasted, no piece of a credential in it is among the words that are shown.

const context: ImportContext = {
  targets: [{ id: 'app', baseUrl: 'https://mwm.datallog.com', dialect: 'flat' }],
  inboxUrl: 'https://pad.example.com',
}
const TOKEN = '7f3a9c11d2e84b5566aa7f3a9c11d2e84b5566bb'
const KEY = 'cGllci1rZXktMDAxMjM0NTY3'
const WORD = 'horsebattery'
const URL_ = 'https://mwm.datallog.com/api/start-automation/port-prices/berth-calls'
const BODY = `{"webhook":"https://e.com/h","webhook_header":{"X-Team":"Bearer ${WORD}"},"seed":{"pier":"A7"}}`

const FORMS = [
  `curl -X POST '${URL_}' -H 'Authorization: Token ${TOKEN}' -H 'x-api-key: ${KEY}' -u 'me:${WORD}' -d '${BODY}'`,
  `curl -X POST "${URL_}" ^\r\n  -H "Authorization: Token ${TOKEN}" ^\r\n  -H "x-api-key: ${KEY}" ^\r\n  -d "${BODY.replaceAll('"', '\\"')}"`,
  `Invoke-RestMethod -Method Post -Uri '${URL_}' -Headers @{ 'Authorization' = 'Token ${TOKEN}'; 'x-api-key' = '${KEY}' } -Body '${BODY}'`,
  `http POST ${URL_} Authorization:'Token ${TOKEN}' x-api-key:${KEY} webhook=https://e.com seed:='{"pier":"A7"}'`,
  `fetch("${URL_}", {\n  "headers": {"authorization": "Token ${TOKEN}", "x-api-key": "${KEY}"},\n  "body": ${JSON.stringify(BODY)},\n  "method": "POST"\n});`,
  `import requests\ns = requests.Session()\ns.headers.update({"Authorization": "Token ${TOKEN}", "x-api-key": "${KEY}"})\ns.auth = ("me", "${WORD}")\nr = s.post("${URL_}", json=${BODY})\n`,
]

/** Every text that the dialog may show of what was understood. The seed is the operator's own, to be read before it is taken. */
async function shownOf(text: string): Promise<string[]> {
  const understood = await understandText(text, context)
  if (!understood.ok) return [understood.trouble, understood.quotes ?? '']
  const { project, automation, left, notes, headers } = understood.import
  return [
    project ?? '',
    automation ?? '',
    ...left.map(({ text }) => text),
    ...notes.map((note) => (note.kind === 'foreign' ? note.codes : '')),
    ...(headers ?? []).map(({ name }) => name),
  ]
}

const pieces = [TOKEN, KEY, WORD].flatMap((secret) =>
  Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8)),
)

const slip = fc.tuple(
  fc.nat(),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      '\\ \n',
      '“',
      '”',
      '‘',
      '’',
      '«',
      '»',
      '„',
      "'",
      '"',
      '`',
      '^',
      '–',
      '\u00a0',
      '\u200b',
      ';',
      '|',
      '$',
      '@',
      '#',
      '\\',
    ],
  ),
  fc.constantFrom('at a quote', 'at a space', 'anywhere'),
  fc.boolean(),
)

function slipped(text: string, [place, added, where, all]: [number, string, string, boolean]): string {
  const wanted = where === 'at a quote' ? /['"]/g : where === 'at a space' ? /[ \n]/g : /[\s\S]/g
  if (all && where !== 'anywhere') return text.replace(wanted, added)
  const places = [...text.matchAll(wanted)].map(({ index }) => index)
  const at = places[place % Math.max(1, places.length)] ?? 0
  return text.slice(0, at) + added + text.slice(at + 1)
}

it('no piece of a credential is shown, whatever is wrong with the paste', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FORMS), fc.array(slip, { maxLength: 4 }), async (form, slips) => {
      // A slip inside a secret makes another one of it.
      const text = slips.reduce<string>(slipped, form)
      const shown = await shownOf(text)
      for (const piece of pieces) expect(shown.filter((word) => word.includes(piece))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

it.each(FORMS)('nothing of it is shown as it stands, either: %#', async (form) => {
  const shown = (await shownOf(form)).join(' ')
  expect(pieces.filter((piece) => shown.includes(piece))).toEqual([])
})

it.each([
  `http -a${WORD} POST ${URL_}`,
  `http -va${WORD} POST ${URL_}`,
  `http -A bearer -a ${WORD} POST ${URL_}`,
  `http POST ${URL_} X-Auth: Bearer ${WORD}`,
  `datallog run berth-calls --auth ${WORD}`,
  `datallog run berth-calls -k ${WORD} --seed '{}'`,
])('a word of letters behind an option or a header without quotes is not shown: %s', async (text) => {
  const shown = await shownOf(text)
  expect(shown.filter((one) => one.includes(WORD))).toEqual([])
})

it.each(['customer-onboarding-automation-2024-v2', 'import_orders_of_the_northern_region_07'])(
  'a long name of words is no secret: %s',
  async (name) => {
    const understood = await understandText(`datallog run ${name} --seed '{}'`, context)
    expect(understood).toMatchObject({ ok: true, import: { automation: name } })
  },
)

it('a seed of megabytes without a break is read like any other', async () => {
  const seedText = `"${'a'.repeat(8_000_000)}"`
  const understood = await understandText(`curl '${URL_}' -d '{"seed":${seedText}}'`, context)
  expect(understood.ok && understood.import.seedText?.length).toBe(seedText.length)
})
