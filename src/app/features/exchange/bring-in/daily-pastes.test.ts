// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is meant

import { describe, expect, test } from 'vitest'
import { withPlainQuotes } from './foreign-outside'
import type { ImportContext } from './import'
import { understandText } from './understand-text'

// What people paste as it comes from chats, terminals, word processors and other shells.

const context: ImportContext = {
  targets: [
    { id: 'api', baseUrl: 'https://api-mwm.datallog.com', dialect: 'nested' },
    { id: 'app', baseUrl: 'https://mwm.datallog.com', dialect: 'flat' },
  ],
  inboxUrl: 'https://pad.example.com',
}
const TOKEN = '7f3a9c11d2e84b5566aa7f3a9c11d2e84b5566aa'
const KEY = 'cGllci1rZXktMDAx'
const START = 'https://mwm.datallog.com/api/start-automation/port-prices/berth-calls'
const HEADERS = `-H 'Authorization: Token ${TOKEN}' -H 'x-api-key: ${KEY}'`
const BODY = '{"seed":{"pier":"A7"}}'
const COMMAND = `curl -X POST '${START}' ${HEADERS} -d '${BODY}'`

async function read(text: string) {
  const understood = await understandText(text, context)
  if (!understood.ok) throw new Error(`${understood.kind}: ${understood.trouble}`)
  const { left, ...value } = understood.import
  return { ...value, left: left.map(({ why, text }) => `${why} ${text}`.trim()) }
}

/** All of it was read. */
const WHOLE = {
  target: 'app',
  project: 'port-prices',
  automation: 'berth-calls',
  credentials: { authorization: `Token ${TOKEN}`, apiKey: KEY },
  seedText: '{"pier":"A7"}',
  left: [],
}

describe('what is around a command', () => {
  test.each([
    ['a fence', `\`\`\`bash\n${COMMAND}\n\`\`\``],
    ['a fence of tildes', `~~~sh\n${COMMAND}\n~~~\n`],
    ['a fence without a language, Windows line ends', `\`\`\`\r\n${COMMAND}\r\n\`\`\`\r\n`],
    ['a fence that is not closed', `\`\`\`\n${COMMAND}`],
    ['words and a fence', `Try this one:\n\n\`\`\`bash\n${COMMAND}\n\`\`\`\n\nIt’s what I use.`],
    ['a quoted fence', `> \`\`\`bash\n> ${COMMAND}\n> \`\`\``],
    ['single backticks', `\`${COMMAND}\``],
  ])('%s is taken off', async (_, text) => {
    expect(await read(text)).toMatchObject({ ...WHOLE, kind: 'curl', notes: [{ kind: 'fence' }] })
  })

  test('a fence keeps the line ends of the command inside', async () => {
    const text = `\`\`\`bash\ncurl -X POST '${START}' \\\n  ${HEADERS.replace(' -H', ' \\\n  -H')} \\\n  -d '${BODY}'\n\`\`\``
    expect(await read(text)).toMatchObject({ ...WHOLE, kind: 'curl' })
  })

  test('a second fenced command is named', async () => {
    const text = `\`\`\`\n${COMMAND}\n\`\`\`\nor\n\`\`\`\n${COMMAND}\n\`\`\``
    expect((await read(text)).left).toEqual(['request'])
  })

  test('a fence inside the body belongs to it', async () => {
    const { seedText, notes } = await read(`curl -X POST '${START}' -d '{"seed":\n\`\`\`\n1}'`)
    expect({ seedText, notes }).toEqual({ seedText: null, notes: [] })
  })

  test.each([
    ['$ ', `$ ${COMMAND}`],
    ['# ', `# ${COMMAND}`],
    ['% ', `% ${COMMAND}`],
    ['❯ ', `❯ ${COMMAND}`],
    ['a long one', `(venv) me@host:~/work$ ${COMMAND}`],
    ['lines that go on', `$ curl -X POST '${START}' \\\n> ${HEADERS} \\\n> -d '${BODY}'`],
    ['a body that goes on', `$ curl -X POST '${START}' ${HEADERS} -d '{"seed":\n> {"pier":"A7"}}'`],
  ])('the prompt %s is taken off', async (_, text) => {
    expect(await read(text)).toMatchObject({ ...WHOLE, kind: 'curl' })
  })
})

describe('characters that a word processor or a chat has changed', () => {
  test.each([
    ['no-break spaces', COMMAND.replaceAll(" '", "\u00a0'").replace('curl ', 'curl\u00a0'), 'U+00A0'],
    ['a narrow no-break space', COMMAND.replace('POST ', 'POST\u202f'), 'U+202F'],
    ['a zero width space', COMMAND.replace('curl ', 'curl\u200b '), 'U+200B'],
    ['a zero width joiner in front', `\u200d${COMMAND}`, 'U+200D'],
    ['a soft hyphen', COMMAND.replace('-X', '\u00ad-X'), 'U+00AD'],
    ['an en dash for one hyphen', COMMAND.replace('-d', '–d').replaceAll('-H', '–H'), 'U+2013'],
    ['an em dash for two', COMMAND.replace('-d', '—data'), 'U+2014'],
    ['an en dash for two', COMMAND.replace('-d', '–data-raw'), 'U+2013'],
    ['hyphens of another kind', COMMAND.replace('-d', '‐‐data'), 'U+2010'],
    ['a minus sign', COMMAND.replace('-d', '−d'), 'U+2212'],
  ])('%s: read as what it looks like, and said', async (_, text, codes) => {
    expect(await read(text)).toMatchObject({ ...WHOLE, notes: [{ kind: 'foreign', codes }] })
  })

  test('a byte-order mark in front is none of the text’s', async () => {
    expect(await read(`\ufeff${COMMAND}`)).toMatchObject({ ...WHOLE, notes: [] })
  })

  test('what stands in quotes is left alone', async () => {
    const seed = '{"a":"“x”\u00a0—\u200b"}'
    expect((await read(`curl -X POST '${START}' -d '{"seed":${seed}}'`)).seedText).toBe(seed)
  })

  test('of a text of megabytes, too', async () => {
    const value = '“\\"”\u00a0'.repeat(300_000)
    const inShell = `{"seed":"${value}"}`.replace(/[\\"]/g, '\\$&')
    const { seedText } = await read(`curl -X\u00a0POST "${START}" -d "${inShell}"`)
    expect(seedText === `"${value}"`).toBe(true)
  })

  test('of a here-document, too', async () => {
    const { seedText } = await read(`curl -X\u00a0POST '${START}' -d @- <<'EOF'\n{"seed":"“x”"}\nEOF\n`)
    expect(seedText).toBe('"“x”"')
  })

  test.each([
    ['English', '“”', '‘’'],
    ['German', '„“', '‚‘'],
    ['Swedish', '””', '’’'],
    ['French', '«»', '‹›'],
  ])('%s quotes are named as the cause, and are read as plain ones when asked', async (_, double, single) => {
    const curled = COMMAND.replace(/'([^']*)'/g, `${single[0]}$1${single[1]}`).replace(
      /"([^"]*)"/g,
      `${double[0]}$1${double[1]}`,
    )
    const understood = await understandText(curled, context)
    expect(understood).toMatchObject({ ok: false, kind: 'curl', trouble: 'typographic' })
    expect(JSON.stringify(understood)).not.toMatch(/7f3a|cGll|A7/)
    expect(await read(withPlainQuotes(curled))).toMatchObject(WHOLE)
  })

  test('a mixture that never closes has the same cause', async () => {
    expect(await understandText(`curl -X POST '${START}’ -d ‘${BODY}'x'`, context)).toMatchObject({
      trouble: 'typographic',
    })
  })

  test('curly quotes inside the body are where it stops being JSON', async () => {
    const { seedText, left } = await read(`curl -X POST '${START}' -d '{“seed”:1}'`)
    expect({ seedText, left }).toEqual({ seedText: null, left: ['unread', 'body 1:2 U+201C'] })
  })

  test('PowerShell takes them for plain ones itself', async () => {
    expect(
      await read(
        `Invoke-RestMethod -Method Post -Uri “${START}” -Headers @{ ‘x-api-key’ = “${KEY}” } -Body ‘${BODY}’`,
      ),
    ).toMatchObject({ kind: 'powershell', seedText: '{"pier":"A7"}', credentials: { apiKey: KEY } })
  })
})

describe('a body that can’t be read is unknown, not empty', () => {
  const curl = (rest: string) => `curl -X POST '${START}' ${HEADERS} ${rest}`
  test.each([
    ['a file', curl('--data @berths.json'), ['file berths.json']],
    ['a file, glued', curl('-d@berths.json'), ['file berths.json']],
    ['a binary file', curl('--data-binary "@/home/me/berths.json"'), ['file berths.json']],
    ['a file with --json', curl('--json @berths.json'), ['file berths.json']],
    ['a file beside text', curl(`-d @berths.json -d '${BODY}'`), ['file berths.json']],
    ['input from elsewhere', curl('-d @-'), ['file stdin']],
    ['a file of a name that may be anything', curl(`-d @${TOKEN}`), ['file']],
    [
      'a form',
      curl(`-F 'seed={"pier":"A7"}' -F 'manifest=@cargo.csv;type=text/csv'`),
      ['form -F', 'form -F'],
    ],
    ['a form, with its string', curl(`--form-string 'seed=1'`), ['form --form-string']],
    ['encoded fields', curl(`--data-urlencode 'seed=1'`), ['form --data-urlencode']],
    ['an upload', curl('-T berths.json'), ['file berths.json']],
    ['a config file', curl('-K start.conf'), ['file start.conf']],
    ['a body in the address', curl(`-G -d '${BODY}'`), ['query -G']],
    ['a variable', curl('-d "$BODY"'), ['body 1:1', 'variable $BODY']],
  ])('%s: the seed stays, and it is said', async (_, text, left) => {
    expect(await read(text)).toMatchObject({
      seedText: null,
      sendTo: null,
      wire: null,
      automation: 'berth-calls',
      credentials: WHOLE.credentials,
      left: ['unread', ...left],
    })
  })

  test('without -X, a form is still a POST', async () => {
    expect((await read(`curl ${START} -F 'seed=1'`)).left).toEqual(['unread', 'form -F'])
  })

  test('a request that is no POST says nothing of the seed', async () => {
    expect(await read(`curl ${START} ${HEADERS}`)).toMatchObject({
      seedText: null,
      left: ['unread', 'method GET'],
    })
  })

  test.each([
    ['an option that is none', `--dta '${BODY}'`],
    ['two dashes that became long', `——data '${BODY}'`],
    ['no option at all', `'${BODY}'`],
  ])('%s before the body: the seed stays', async (_, written) => {
    const { seedText, left } = await read(curl(written))
    expect({ seedText, isSaid: left.includes('unread') }).toEqual({ seedText: null, isSaid: true })
  })

  test('a second address is no body', async () => {
    expect(await read(curl('https://example.com/other'))).toMatchObject({ seedText: '' })
  })

  test.each([
    ['no body', ''],
    ['a body of another kind', `-d '{"pier":"A7"}'`],
  ])('a request to elsewhere with %s says nothing of the seed', async (_, rest) => {
    expect((await read(`curl -X POST https://example.com/x ${rest}`)).seedText).toBeNull()
  })

  test.each([
    ['HTTPie’s form', `http -f POST ${START} seed=1`],
    ['HTTPie’s file', `http POST ${START} seed:=@berths.json`],
    ['PowerShell’s file', `Invoke-RestMethod -Method Post -Uri '${START}' -InFile berths.json`],
    ['PowerShell’s form', `Invoke-RestMethod -Method Post -Uri '${START}' -Form @{ seed = 1 }`],
    ['PowerShell’s table', `Invoke-RestMethod -Method Post -Uri '${START}' -Body @{ seed = 1 }`],
    ['PowerShell’s parameters', `Invoke-RestMethod '${START}' -Method Post @rest`],
    ['a form of fetch', `fetch("${START}", { method: "POST", body: new FormData(form) })`],
    ['options of fetch from elsewhere', `fetch("${START}", options)`],
    ['a form of Python', `requests.post("${START}", data={"seed": 1})`],
    ['files of Python', `requests.post("${START}", files={"seed": open("x.json")})`],
    ['a file of Python', `requests.post("${START}", data=open("x.json", "rb"))`],
    ['a value of Python', `requests.post("${START}", json=payload())`],
    ['a seed of Python', `requests.post("${START}", json={"seed": load()})`],
    ['more arguments of Python', `requests.post("${START}", **rest)`],
  ])('%s: the seed stays', async (_, text) => {
    expect((await read(text)).seedText).toBeNull()
  })

  test('the fields of HTTPie are the body', async () => {
    expect(
      await read(`http POST ${START} Authorization:'Token ${TOKEN}' x-api-key:${KEY} seed:='{"pier":"A7"}'`),
    ).toMatchObject({ ...WHOLE, kind: 'httpie' })
  })

  test.each([
    ['a backslash and a space', '\\ \n'],
    ['a backslash and a tab', '\\\t\n'],
    ['a backslash and a no-break space', '\\\u00a0\n'],
    ['a caret and a space', '^ \r\n'],
    ['no backslash at all', '\n'],
  ])('%s continues nothing, and that is said', async (_, end) => {
    const quote = end.startsWith('^') ? '"' : "'"
    const lines = [
      `curl -X POST ${quote}${START}${quote}`,
      `-H ${quote}x-api-key: ${KEY}${quote}`,
      `-d ${quote}{}${quote}`,
    ]
    const { seedText, credentials, left } = await read(lines.join(` ${end}`))
    expect({ seedText, credentials, left }).toEqual({
      seedText: null,
      credentials: { authorization: null, apiKey: null },
      left: ['unread', 'continuation'],
    })
  })

  test('a backtick and a space continue nothing either', async () => {
    const { seedText, left } = await read(
      `Invoke-RestMethod -Method Post -Uri '${START}' \` \n  -Body '${BODY}'`,
    )
    expect({ seedText, left }).toEqual({ seedText: null, left: ['unread', 'continuation'] })
  })
})

describe('several requests in one paste', () => {
  const second = COMMAND.replace('berth-calls', 'cranes').replace('A7', 'B2')
  test.each([
    ['--next', `${COMMAND} --next ${second.slice(5)}`],
    ['-:', `${COMMAND} -: ${second.slice(5)}`],
    ['two lines', `${COMMAND}\n${second}`],
    ['&&', `${COMMAND} && ${second}`],
  ])('%s: the first is taken, the second named', async (_, text) => {
    expect(await read(text)).toMatchObject({ ...WHOLE, left: ['request port-prices/cranes'] })
  })

  test('the first that is a start is taken', async () => {
    expect(await read(`curl 'https://other.example/login' -d 'x=1'\n${COMMAND}`)).toMatchObject({
      ...WHOLE,
      left: ['request'],
    })
  })

  test('of a program, too', async () => {
    const text = `import requests\nrequests.get("https://other.example/")\nrequests.post("${START}", json=${BODY})\nrequests.post("${START.replace('berth-calls', 'cranes')}")`
    expect(await read(text)).toMatchObject({
      seedText: '{"pier":"A7"}',
      left: ['request', 'request port-prices/cranes'],
    })
  })
})

describe('the Windows prompt', () => {
  test.each([
    [
      'doubled quotes',
      `curl -X POST "${START}" -H "Authorization: Token ${TOKEN}" -H "x-api-key: ${KEY}" -d "{""seed"":{""pier"":""A7""}}"`,
    ],
    [
      'a caret at the end of a quote',
      `curl -X POST "${START}"^\r\n -H "Authorization: Token ${TOKEN}"^\r\n -H "x-api-key: ${KEY}"^\r\n -d "{\\"seed\\":{\\"pier\\":\\"A7\\"}}"`,
    ],
    [
      'its prompts',
      `C:\\>curl -X POST "${START}" ^\r\nMore? -H "Authorization: Token ${TOKEN}" -H "x-api-key: ${KEY}" ^\r\nMore? -d "{""seed"":{""pier"":""A7""}}"`,
    ],
  ])('with %s is read as cmd', async (_, text) => {
    expect(await read(text)).toMatchObject({ ...WHOLE, kind: 'curl-cmd' })
  })
})

describe('credentials', () => {
  const HEADER_TABLE = `{"Authorization": "Token ${TOKEN}", "x-api-key": "${KEY}"}`
  const call = (on: string) => `${on}.post("${START}", json={"seed": {"pier":"A7"}})`
  test.each([
    [
      'a session',
      `session = requests.Session()\nsession.headers.update(${HEADER_TABLE})\nr = ${call('session')}`,
    ],
    ['another name', `s1 = requests.Session()\ns1.headers = ${HEADER_TABLE}\n${call('s1')}`],
    [
      'one by one',
      `s = requests.session()\ns.headers["Authorization"] = "Token ${TOKEN}"\ns.headers['x-api-key'] = "${KEY}"\n${call('s')}`,
    ],
    [
      'with',
      `with requests.Session() as s:\n    s.headers.update(${HEADER_TABLE})\n    print(${call('s')}.json())`,
    ],
    [
      'a dictionary that grows',
      `h = {}\nh["Authorization"] = "Token ${TOKEN}"\nh.update({"x-api-key": "${KEY}"})\nrequests.post("${START}", headers=h, json={"seed": {"pier":"A7"}})`,
    ],
    [
      'a client of httpx',
      `import httpx\nclient = httpx.Client(base_url="https://mwm.datallog.com", headers=${HEADER_TABLE})\nr = client.post("/api/start-automation/port-prices/berth-calls", json={"seed": {"pier":"A7"}})`,
    ],
    [
      'aiohttp',
      `import aiohttp, asyncio\n\nasync def main():\n    async with aiohttp.ClientSession(headers=${HEADER_TABLE}) as http:\n        async with ${call('http')} as resp:\n            print(await resp.json())\n\nasyncio.run(main())`,
    ],
    [
      'a request of urllib',
      `import json, urllib.request\nreq = urllib.request.Request("${START}", data=json.dumps({"seed": {"pier":"A7"}}).encode(), headers=${HEADER_TABLE}, method="POST")\nurllib.request.urlopen(req)`,
    ],
    [
      'the interpreter',
      `>>> import requests\n>>> s = requests.Session()\n>>> s.headers.update(${HEADER_TABLE})\n>>> ${call('s')}`,
    ],
  ])('of %s in Python are taken', async (_, program) => {
    const text = program.includes('import ') ? program : `import requests\n${program}\n`
    expect(await read(text)).toMatchObject({ ...WHOLE, kind: 'python' })
  })

  test('of a table that PowerShell fills are taken', async () => {
    const text = `$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"
$headers.Add("Authorization", "Token ${TOKEN}")
$headers["x-api-key"] = "${KEY}"
Invoke-RestMethod '${START}' -Method 'POST' -Headers $headers -Body '${BODY}'`
    expect(await read(text)).toMatchObject({ ...WHOLE, kind: 'powershell' })
  })

  test.each([
    ['-u', `${COMMAND} -u me:hush`, 'credential -u'],
    ['--oauth2-bearer', `${COMMAND} --oauth2-bearer ${TOKEN}`, 'credential --oauth2-bearer'],
    ['a user in the address', COMMAND.replace('//', `//me:${TOKEN}@`), 'credential'],
    ['a cookie', `${COMMAND} -b 'sid=${TOKEN}'`, 'credential -b'],
    ['a file of headers', `${COMMAND} -H @headers.txt`, 'headers'],
    ['auth= of Python', `requests.post("${START}", auth=("me", "hush"), json=${BODY})`, 'credential auth'],
    [
      'auth of a session',
      `import requests\ns = requests.Session()\ns.auth = ("me", "hush")\ns.post("${START}", json=${BODY})`,
      'credential auth',
    ],
    [
      'headers from elsewhere',
      `import requests\nrequests.post("${START}", headers=login(), json=${BODY})`,
      'headers',
    ],
    [
      'headers that are added from elsewhere',
      `import requests\nh = {}\nh.update(login())\nrequests.post("${START}", headers=h, json=${BODY})`,
      'headers',
    ],
    [
      'headers in headers',
      `import requests\nrequests.post("${START}", headers={**login(), "x-api-key": "k"}, json=${BODY})`,
      'headers',
    ],
    [
      'a header that is put together',
      `requests.post("${START}", headers={"x-api-key": KEY}, json=${BODY})`,
      'placeholder x-api-key',
    ],
    [
      'a variable with a default',
      COMMAND.replace(`'x-api-key: ${KEY}'`, '"x-api-key: ${KEY:-none}"'),
      'placeholder x-api-key',
    ],
    [
      'PowerShell’s token',
      `Invoke-RestMethod -Method Post '${START}' -Authentication Bearer -Token $t -Body '${BODY}'`,
      'credential -Token',
    ],
  ])('of another kind are named: %s', async (_, text, left) => {
    expect((await read(text)).left).toContain(left)
  })
})

describe('the call by its former name', () => {
  const FORMER = 'https://mwm.datallog.com/api/start-application/my-first-datallog-project/hello-app'
  const flat = '{"webhook": "https://example.com/r", "seed": {"message": "Good morning"}}'
  const read_ = {
    project: 'my-first-datallog-project',
    automation: 'hello-app',
    notes: [{ kind: 'former' }],
    left: [],
  }

  test('in cURL', async () => {
    expect(await read(`curl -X POST ${FORMER} ${HEADERS} -d '${flat}'`)).toMatchObject({
      ...read_,
      target: 'app',
      webhookUrl: 'https://example.com/r',
      seedText: '{"message": "Good morning"}',
      credentials: WHOLE.credentials,
    })
  })

  test('in Python, on the other host', async () => {
    const text = `import requests
url = "${FORMER.replace('mwm.', 'api-mwm.')}"
headers = {"Authorization": "Token ${TOKEN}", "x-api-key": "${KEY}"}
response = requests.post(url, headers=headers, json={"webhook": {"url": "https://example.com/r"}, "seed": {"message": "Good morning"}})`
    expect(await read(text)).toMatchObject({
      ...read_,
      target: 'api',
      webhookUrl: 'https://example.com/r',
      seedText: '{"message": "Good morning"}',
    })
  })
})

describe('JSON in the dialog', () => {
  test('with foreign characters is put in as it is: the editor names and mends them', async () => {
    const text = '{“pier”: “A7”}'
    expect(await read(text)).toMatchObject({ kind: 'seed', seedText: text })
  })

  test.each([
    ['by itself', '{"pier":"A7"}', []],
    ['in a fence', '```json\n{"pier":"A7"}\n```', [{ kind: 'fence' }]],
    ['behind words, in a fence', 'The seed:\n\n~~~\n{"pier":"A7"}\n~~~', [{ kind: 'fence' }]],
  ])('%s is a seed', async (_, text, notes) => {
    expect(await read(text)).toMatchObject({
      kind: 'seed',
      seedText: '{"pier":"A7"}',
      automation: null,
      notes,
    })
  })
})
