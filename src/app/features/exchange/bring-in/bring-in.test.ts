// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is meant

import { describe, expect, test } from 'vitest'
import { type Import, type ImportContext, nothing } from './import'
import { kindOf } from './kind-of'
import { recognise } from './recognise'

const context: ImportContext = {
  targets: [
    { id: 'simulator', baseUrl: 'http://127.0.0.1:4780/simulator', dialect: 'nested' },
    { id: 'api', baseUrl: 'https://api-mwm.datallog.com', dialect: 'nested' },
    { id: 'app', baseUrl: 'https://mwm.datallog.com', dialect: 'flat' },
  ],
  inboxUrl: 'https://pad.example.com',
}

/** What a text comes to; fails where it is not recognised or can't be read. */
function bring(text: string): Import {
  const kind = kindOf(text)
  if (kind === null) throw new Error('not recognised')
  const recognised = recognise(text, kind, context)
  if (!recognised?.ok) throw new Error(recognised ? recognised.reason : 'nothing in it')
  return recognised.import
}

const leftOf = (text: string) => bring(text).left.map(({ why, text }) => `${why} ${text}`)

const TOKEN = '0123456789abcdef0123456789abcdef01234567'
const START = 'https://api-mwm.datallog.com/api/start-automation/my-project/example'
const curl = (rest: string) => `curl -X POST ${START} ${rest}`

describe('the commands of the platform’s own pages', () => {
  test('the nested one, placeholders and all', () => {
    const text = `curl -X POST \\
  https://api-mwm.datallog.com/api/start-automation/{project_name}/{automation_name} \\
  -H "Authorization: Token <YOUR_TOKEN>" \\
  -H "x-api-key: <YOUR_X_API_KEY>" \\
  -H "Content-Type: application/json" \\
  -d '{
        "webhook": {
          "url": "https://example.com/hook",
          "webhook_header": { "Authorization": "Bearer 1" }
        },
        "seed": {
          "id": 7,  "action": "go"
        }
      }'`
    expect(bring(text)).toEqual({
      ...nothing('curl'),
      target: 'api',
      sendTo: 'url',
      webhookUrl: 'https://example.com/hook',
      headers: [{ name: 'Authorization', value: 'Bearer 1' }],
      wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
      seedText: '{\n          "id": 7,  "action": "go"\n        }',
      left: [
        { why: 'placeholder', text: '{project_name}' },
        { why: 'placeholder', text: '{automation_name}' },
        { why: 'placeholder', text: 'Authorization' },
        { why: 'placeholder', text: 'x-api-key' },
      ],
    })
  })

  test('the flat one, with a webhook', () => {
    const text = `curl -X POST \\
  https://mwm.datallog.com/api/start-automation/my-first-datallog-project/hello-automation \\
  -H "Authorization: ${TOKEN}" \\
  -H "X-Api-Key: a2V5==" \\
  -H "Content-Type: application/json" \\
  -d '{
    "webhook": "https://example.com/results",
    "webhook_header": {
      "x-api-key": "my-key"
    },
    "seed": { "message": "Good morning" }
  }'`
    expect(bring(text)).toEqual({
      ...nothing('curl'),
      target: 'app',
      project: 'my-first-datallog-project',
      automation: 'hello-automation',
      credentials: { authorization: `Token ${TOKEN}`, apiKey: 'a2V5==' },
      sendTo: 'url',
      webhookUrl: 'https://example.com/results',
      headers: [{ name: 'x-api-key', value: 'my-key' }],
      wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
      seedText: '{ "message": "Good morning" }',
    })
  })

  test('the Python program of the flat one', () => {
    const text = `import requests
import json

authorization_token = "<YOUR_AUTHORIZATION_TOKEN>"
x_api_key = "a2V5=="
project_name = "my-first-datallog-project"
automation_name = "hello-automation"

url = f"https://mwm.datallog.com/api/start-automation/{project_name}/{automation_name}"

headers = {
    "Authorization": authorization_token,
    "X-Api-Key": x_api_key,
    "Content-Type": "application/json"
}

payload = {
    "seed": {
        "message": "Good morning",
        "n": 12345678901234567891
    }
}

response = requests.post(url, headers=headers, data=json.dumps(payload))

print(response.status_code)
print(response.json())`
    expect(bring(text)).toEqual({
      ...nothing('python'),
      target: 'app',
      project: 'my-first-datallog-project',
      automation: 'hello-automation',
      credentials: { authorization: null, apiKey: 'a2V5==' },
      sendTo: 'default',
      wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
      seedText: '{\n        "message": "Good morning",\n        "n": 12345678901234567891\n    }',
      left: [{ why: 'placeholder', text: 'Authorization' }],
    })
  })
})

describe('a seed', () => {
  test('stays as written: numbers, spaces, repeated keys', () => {
    const seed = '{ "n":12345678901234567891,\t"x":1.0, "a":1, "a":2 }'
    expect(bring(curl(`-d '{"seed" : ${seed} }'`)).seedText).toBe(seed)
  })

  test('inside a string is taken out of it, and the form says so', () => {
    const { seedText, wire } = bring(curl(`-d '{"seed":"{\\"n\\": 1.0}"}'`))
    expect([seedText, wire?.seedAs]).toEqual(['{"n": 1.0}', 'string'])
  })

  test('that is a string and no JSON inside is a string', () => {
    const { seedText, wire } = bring(curl(`-d '{"seed":"hello"}'`))
    expect([seedText, wire?.seedAs]).toEqual(['"hello"', 'object'])
  })

  test('that the request does not have empties the editor', () => {
    expect(bring(curl(''))).toMatchObject({ seedText: '', sendTo: 'default', left: [] })
  })

  test('in a body that is not JSON is left, with the place', () => {
    expect(bring(curl(`-d '{"seed":{a:1}}'`))).toMatchObject({
      seedText: null,
      wire: null,
      sendTo: null,
      left: [
        { why: 'unread', text: '' },
        { why: 'body', text: '1:10' },
      ],
    })
  })
})

describe('a webhook', () => {
  const body = (text: string) => bring(curl(`-d '${text}'`))

  test('as a JSON string is the nested form as text', () => {
    expect(body('{"webhook":"{\\"url\\":\\"https://e.com/h\\"}"}')).toMatchObject({
      webhookUrl: 'https://e.com/h',
      headers: [],
      wire: { dialect: 'default', webhookAs: 'string' },
    })
  })

  test('in the other dialect than the target’s is said to be so', () => {
    expect(body('{"webhook":"https://e.com/h"}').wire?.dialect).toBe('flat')
  })

  test('blank, null or absent is the automation’s default', () => {
    for (const text of ['{"webhook":""}', '{"webhook":null}', '{}']) expect(body(text).sendTo).toBe('default')
  })

  test('of this dashboard’s inbox is the inbox, without the secrets of that one start', () => {
    const { sendTo, webhookUrl, headers } = body(
      '{"webhook":{"url":"https://pad.example.com/hooks/secret/run","webhook_header":{"X-Seedpad-Delivery":"hush","A":"b"}}}',
    )
    expect({ sendTo, webhookUrl, headers }).toEqual({
      sendTo: 'inbox',
      webhookUrl: null,
      headers: [{ name: 'A', value: 'b' }],
    })
  })

  test('with a placeholder for a value keeps the name', () => {
    expect(body('{"webhook":{"url":"https://e.com","webhook_header":{"A":"<YOUR_A>"}}}')).toMatchObject({
      headers: [{ name: 'A', value: '' }],
      left: [{ why: 'placeholder', text: 'A' }],
    })
  })

  test('leaves nothing out unnamed', () => {
    expect(
      body(
        '{"webhook":{"url":"https://e.com","retries":3},"webhook_header":{"a":"b"},"priority":1,"seed":1,"seed":2}',
      ).left,
    ).toEqual([
      { why: 'repeated', text: 'seed' },
      { why: 'member', text: 'webhook.retries' },
      { why: 'member', text: 'priority' },
      { why: 'member', text: 'webhook_header' },
    ])
  })
})

describe('an address', () => {
  test.each([
    ['https://api-mwm.datallog.com/api/start-automation/p/a', 'api'],
    ['mwm.datallog.com/api/start-automation/p/a/', 'app'],
    ['http://127.0.0.1:4780/simulator/api/start-automation/p/a', 'simulator'],
    ['http://localhost:9999/simulator/api/start-automation/p/a', 'simulator'],
  ])('%s is %s', (url, target) => {
    expect(bring(`curl -X POST '${url}'`)).toMatchObject({ target, project: 'p', automation: 'a', left: [] })
  })

  test('of none of the targets is named without its secrets, and the names are taken', () => {
    const read = bring(
      `curl -X POST 'https://me:hush@other.example/base/api/start-automation/p/a?key=hush#x'`,
    )
    expect(read).toMatchObject({ target: null, project: 'p', automation: 'a' })
    expect(read.left).toEqual([
      { why: 'base', text: 'https://other.example' },
      { why: 'credential', text: '' },
      { why: 'query', text: '?' },
    ])
  })

  test('gives its names decoded', () => {
    expect(bring(`curl -X POST ${START.replace('my-project', 'a%20b%26%C3%A9')}`).project).toBe('a b&é')
  })

  test('that is no start says so', () => {
    expect(leftOf('curl -X POST https://api-mwm.datallog.com/api/other?x=1')).toEqual([
      'unread ',
      'address https://api-mwm.datallog.com/api/other',
    ])
  })
})

describe('cURL for bash', () => {
  test('names every option, header and command that has no counterpart', () => {
    expect(
      leftOf(
        `curl -sSL --compressed -x http://me:hush@proxy -u me:hush '${START}' -H 'Cookie: hush' -H 'Accept: */*' -d @seed.json | jq .id > out.txt`,
      ),
    ).toEqual([
      'unread ',
      'header Cookie',
      'option -s',
      'option -S',
      'option -L',
      'option --compressed',
      'option -x',
      'credential -u',
      'file seed.json',
      'command | jq',
    ])
  })

  test.each([
    ['glued options', `curl -XPOST -H'x-api-key: k' ${START} -d'{"seed":1}'`],
    ['the address last', `curl -d '{"seed":1}' -H 'x-api-key: k' --url ${START}`],
    ['a prompt in front', `$ curl ${START} -H 'x-api-key: k' -d '{"seed":1}'`],
    ['double quotes', `curl ${START} -H "x-api-key: k" -d "{\\"seed\\":1}"`],
    ['--json', `curl ${START} -H 'x-api-key: k' --json '{"seed":1}'`],
    ['a here-document', `curl ${START} -H 'x-api-key: k' --data-binary @- <<'EOF'\n{"seed":1}\nEOF`],
    ['a pipe', `echo '{"seed":1}' | curl ${START} -H 'x-api-key: k' -d @-`],
    ['variables that it sets', `KEY=k\nBODY='{"seed":1}'\ncurl ${START} -H "x-api-key: $KEY" -d "$BODY"`],
    ['line ends of Windows', `curl ${START} \\\r\n  -H 'x-api-key: k' \\\r\n  -d '{"seed":1}'\r\n`],
    ['a path and sudo', `sudo /usr/bin/curl ${START} -H 'x-api-key: k' --data-raw '{"seed":1}'`],
  ])('is read with %s', (_, text) => {
    expect(bring(text)).toMatchObject({
      kind: 'curl',
      target: 'api',
      project: 'my-project',
      seedText: '1',
      credentials: { apiKey: 'k' },
      left: [],
    })
  })

  test('as browsers copy it', () => {
    const text = `curl 'https://mwm.datallog.com/api/start-automation/p/a' \\
  -H 'accept: application/json' \\
  -H 'authorization: Token ${TOKEN}' \\
  -H 'content-type: application/json' \\
  -H 'user-agent: Mozilla/5.0' \\
  --data-raw $'{"seed":{"a":"it\\'s \\u0021 \\u00e9 \\ud83d\\ude00"}}' \\
  --compressed`
    const read = bring(text)
    expect(read.seedText).toBe('{"a":"it\'s ! é 😀"}')
    expect(read.credentials.authorization).toBe(`Token ${TOKEN}`)
    expect(read.left.map(({ text }) => text)).toEqual(['user-agent', '--compressed'])
  })

  test('with a token from the shell knows that it has none', () => {
    const read = bring(curl(`-H "Authorization: Token $TOKEN" -d '{"seed":1}'`))
    expect(read.credentials.authorization).toBeNull()
    expect(read.left).toEqual([{ why: 'placeholder', text: 'Authorization' }])
  })

  test('with a variable inside the body names it', () => {
    expect(leftOf(curl(`-d "{\\"seed\\":\\"in $HOME\\"}"`))).toEqual(['variable $HOME'])
  })

  test('with a credential that is none says so without telling it', () => {
    expect(leftOf(curl(`-H 'Authorization: Bearer a b c'`))).toEqual(['value Authorization'])
  })

  test('that breaks off is not half read', () => {
    const text = curl(`-d '{"seed":1}`)
    expect(recognise(text, 'curl', context)).toMatchObject({ ok: false, reason: 'unclosed' })
  })
})

describe('cURL for Windows', () => {
  test('as browsers copy it for cmd', () => {
    const text = `curl ^"https://mwm.datallog.com/api/start-automation/p/a^" ^
  -H ^"authorization: Token ${TOKEN}^" ^
  -H ^"content-type: application/json^" ^
  --data-raw ^"^{^\\^"seed^\\^":^{^\\^"a^\\^":^\\^"it's 100^% ^& ^\\^\\^n C:^\\^\\^\\^\\x ^\\^\\^\\^"q^\\^\\^\\^"^\\^"^}^}^"`
    expect(bring(text)).toMatchObject({
      kind: 'curl-cmd',
      target: 'app',
      seedText: '{"a":"it\'s 100% & \\n C:\\\\x \\"q\\""}',
      credentials: { authorization: `Token ${TOKEN}` },
      left: [],
    })
  })

  test('with a body of several lines, as browsers copy it', () => {
    const text = `curl ^"https://mwm.datallog.com/api/start-automation/p/a^" ^\r\n  --data-raw ^"^{^\r\n\r\n  ^\\^"seed^\\^": 1^\r\n\r\n^}^"`
    expect(bring(text)).toMatchObject({ kind: 'curl-cmd', seedText: '1', left: [] })
  })

  test('as typed at a prompt', () => {
    const text = `C:\\Users\\me>curl -X POST "${START}" ^\r\n  -H "x-api-key: %KEY%" -d "{\\"seed\\": {\\"a\\": \\"b\\\\nc\\"}}"\r\n`
    expect(bring(text)).toMatchObject({
      kind: 'curl-cmd',
      seedText: '{"a": "b\\\\nc"}',
      left: [{ why: 'placeholder', text: 'x-api-key' }],
    })
  })

  test('for PowerShell, with its quotes, continuations and variables', () => {
    const text = `$key = 'k'\n$body = '{"seed":{"a":"it''s"}}'\ncurl.exe -X POST "${START}" \`\n  -H "x-api-key: $key" \`\n  -d $body`
    expect(bring(text)).toMatchObject({
      kind: 'curl-powershell',
      seedText: `{"a":"it's"}`,
      credentials: { apiKey: 'k' },
      left: [],
    })
  })

  test('for PowerShell, with the backslashes that its older version wants', () => {
    const text = `curl.exe -X POST '${START}' -d '{\\"seed\\": {\\"a\\": \\"b\\\\nc\\"}}'`
    expect(bring(text)).toMatchObject({ kind: 'curl-powershell', seedText: '{"a": "b\\\\nc"}' })
  })

  test('for PowerShell, with a here-string', () => {
    const text = `@'\r\n{"seed": "it's"}\r\n'@ | curl.exe -X POST '${START}' --data-binary '@-'`
    expect(bring(text)).toMatchObject({ kind: 'curl-powershell', seedText: '"it\'s"', left: [] })
  })
})

describe('PowerShell’s own command', () => {
  test('as browsers copy it', () => {
    const text = `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0"
Invoke-WebRequest -UseBasicParsing -Uri "${START}" \`
-Method "POST" \`
-WebSession $session \`
-Headers @{
"authorization"="Token ${TOKEN}"
  "accept"="application/json"
  "origin"="https://x"
} \`
-ContentType "application/json" \`
-Body ([System.Text.Encoding]::UTF8.GetBytes("{\`"seed\`":{\`"a\`":\`"\`$HOME $([char]233)\`"}}"))`
    const read = bring(text)
    expect(read).toMatchObject({
      kind: 'powershell',
      seedText: '{"a":"$HOME é"}',
      credentials: { authorization: `Token ${TOKEN}` },
    })
    expect(read.left.map(({ why, text }) => `${why} ${text}`)).toEqual([
      'header origin',
      'option -UseBasicParsing',
      'option -WebSession',
      'command New-Object',
      'statement 2',
    ])
  })

  test('with a table made to JSON', () => {
    const text = `$body = @{ seed = @{ n = 12345678901234567891; list = @(1, 'a', $true, $null) } } | ConvertTo-Json -Depth 5
$response = Invoke-RestMethod -Method Post -Uri '${START}' -Headers @{ 'x-api-key' = 'k' } -ContentType 'application/json' -Body $body`
    expect(bring(text)).toMatchObject({
      kind: 'powershell',
      seedText: '{"n":12345678901234567891,"list":[1,"a",true,null]}',
      credentials: { apiKey: 'k' },
      left: [],
    })
  })
})

describe('fetch', () => {
  test('as browsers copy it', () => {
    const text = `fetch("https://mwm.datallog.com/api/start-automation/p/a", {
  "headers": {
    "accept": "application/json",
    "authorization": "Token ${TOKEN}",
    "content-type": "application/json",
    "sec-fetch-mode": "cors"
  },
  "referrer": "https://mwm.datallog.com/",
  "body": "{\\"seed\\":{\\"n\\":12345678901234567891,\\"a\\":\\"it's \\\\u00e9\\"}}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`
    const read = bring(text)
    expect(read).toMatchObject({
      kind: 'fetch',
      target: 'app',
      seedText: '{"n":12345678901234567891,"a":"it\'s \\u00e9"}',
    })
    expect(read.left.map(({ text }) => text)).toEqual(['sec-fetch-mode', 'referrer', 'mode', 'credentials'])
  })

  test('as programs have it', () => {
    const text = `// start it
const project = 'my project';
const token = process.env.TOKEN
const seed = { days: ['2023-01-01'], n: 1.0, /* why */ nested: { a: null, 'b-c': true, }, }
async function main() {
  const response = await fetch(\`https://api-mwm.datallog.com/api/start-automation/\${encodeURIComponent(project)}/example\`, {
    method: 'POST',
    headers: { Authorization: \`Token \${token}\`, 'x-api-key': 'k' },
    body: JSON.stringify({ seed }),
  })
  console.log(await response.json())
}
main()`
    expect(bring(text)).toMatchObject({
      kind: 'fetch',
      automation: 'example',
      seedText: '{"days": ["2023-01-01"], "n": 1.0, "nested": {"a": null, "b-c": true}}',
      credentials: { authorization: null, apiKey: 'k' },
    })
  })
})

describe('Python', () => {
  test.each([
    ['json=', `requests.post(url, headers=h, json={"seed": {"a": 1.0}})`, '{"a": 1.0}'],
    [
      'single quotes and words of Python',
      `requests.post(url, headers=h, json={'seed': {'a': None, 'b': [True, False,],},})`,
      '{"a": null, "b": [true, false]}',
    ],
    [
      'text in three quotes',
      `requests.post(url, headers=h, data='''{"seed": {"a": "it's"}}'''.encode('utf-8'))`,
      `{"a": "it's"}`,
    ],
    ['strings side by side', `requests.post(url, headers=h, data='{"seed":'\n  ' "a"}')`, '"a"'],
    [
      'a session',
      `session = requests.Session()\nr = session.post(url=url, headers=h, json={"seed": 1})`,
      '1',
    ],
    ['request()', `r = requests.request("POST", url, headers=h, data=json.dumps({"seed": 1}))`, '1'],
  ])('is read with %s', (_, call, seedText) => {
    const text = `import requests, json, os\n\nurl: str = "${START}"\nh = {"x-api-key": "k"}\n${call}\n`
    expect(bring(text)).toMatchObject({
      kind: 'python',
      project: 'my-project',
      seedText,
      credentials: { apiKey: 'k' },
      left: [],
    })
  })

  test.each([
    ['that doubles', Array.from({ length: 40 }, (_, at) => `a${at + 1} = a${at} + a${at}`)],
    ['that names itself', ['a40 = a0', 'a40 = a40 + a40']],
    ['that repeats a long one', [`b = "${'x'.repeat(100_000)}"`, `a40 = ${'b + '.repeat(1000)}b`]],
  ])('puts no text together %s without end, and says so', (_, lines) => {
    const program = ['a0 = "x"', ...lines].join('\n')
    const call = `requests.post("${START}", headers={"x-api-key": "k"}, data=a40)`
    expect(bring(`import requests\n${program}\n${call}\n`)).toMatchObject({
      kind: 'python',
      project: 'my-project',
      seedText: null,
      credentials: { apiKey: 'k' },
      left: [
        { why: 'unread', text: '' },
        { why: 'body', text: 'data' },
        { why: 'too-long', text: '' },
      ],
    })
  })

  test('names what it takes from elsewhere, and what has no counterpart', () => {
    const text = `import os, requests
requests.post(f"https://mwm.datallog.com/api/start-automation/{PROJECT}/a", headers={"Authorization": os.environ["TOKEN"]},
  data=open("seed.json"), timeout=30, verify=False, params={"a": 1})`
    expect(leftOf(text)).toEqual([
      'unread ',
      'placeholder {PROJECT}',
      'placeholder Authorization',
      'file seed.json',
      'option timeout',
      'option verify',
      'query params',
    ])
  })
})

describe('the platform’s command line', () => {
  test('sets automation and seed, and leaves the rest of the form alone', () => {
    expect(bring(`datallog run example --seed '{"n": 1.0}'`)).toEqual({
      ...nothing('datallog'),
      automation: 'example',
      seedText: '{"n": 1.0}',
    })
  })

  test('with a seed in a file names the file', () => {
    expect(bring('$ datallog run example --seed-file ./seed.json --verbose')).toEqual({
      ...nothing('datallog'),
      automation: 'example',
      left: [
        { why: 'file', text: 'seed.json' },
        { why: 'option', text: '--verbose' },
      ],
    })
  })
})

describe('a text that is no command', () => {
  test.each([
    ['a seed', '{"cmd":"curl https://api-mwm.datallog.com"}'],
    ['a list', '["curl http://x"]'],
    ['nothing', ''],
    ['a token', `Token ${TOKEN}`],
    ['header lines', `Authorization: Token ${TOKEN}\nx-api-key: k`],
    ['a URL', START],
    ['prose', 'curl is a program. datallog runs it. We fetch (and request) data.'],
    ['a number', '42'],
  ])('is not taken for one: %s', (_, text) => {
    expect(kindOf(text)).toBeNull()
  })
})
