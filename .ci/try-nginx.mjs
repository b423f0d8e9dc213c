// `node .ci/try-nginx.mjs`: deploy/nginx.conf as it is, in front of the built server, and a browser that starts through it: the
// start is accepted, and its result arrives over the stream of deliveries while the page waits. Needs nginx and openssl; ports and
// certificate are the only things changed.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { freePort } from '../e2e/support/free-port.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { chromiumArgs, findChromium } from './find-chromium.mjs'

const NAME = 'seedpad.example.com'
const TOKEN = 'a-token-only-for-this-try'
const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path))
if (!nginx) {
  console.log('nginx is not installed (apt-get install nginx-light): nothing tried')
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'seedpad-nginx-'))
const log = join(folder, 'access.log')
const port = await freePort()
const origin = `https://${NAME}`
const server = await startServer({
  env: {
    SEEDPAD_ACCESS_TOKEN: TOKEN,
    SEEDPAD_ALLOWED_HOSTS: NAME,
    // The simulator stands on this machine too: it delivers to the server itself, the page hears of it through nginx.
  },
})
writeConfig(new URL(server.url).port)
const proxy = spawn(nginx, ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
const executablePath = findChromium()
const browser = await chromium.launch({
  args: [...chromiumArgs(), `--host-resolver-rules=MAP ${NAME}:443 127.0.0.1:${port}`],
  ...(executablePath && { executablePath }),
})
try {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto(origin)
  await page.getByRole('textbox', { name: 'Access token' }).fill(TOKEN)
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByRole('textbox', { name: 'Seed', exact: true }).waitFor()
  await page.getByRole('radio', { name: "This dashboard's inbox" }).check()
  const from = Date.now()
  await page.getByRole('button', { name: 'Start automation' }).click()
  const timeline = page.getByRole('article').getByRole('list', { name: 'Timeline' })
  await timeline.getByText(/accepted/).waitFor()
  console.log(`accepted after ${Date.now() - from} ms`)
  await timeline.getByText(/result \+/).waitFor()
  console.log(`result on the page after ${Date.now() - from} ms`)
  const logged = readFileSync(log, 'utf8')
  const named = /\/(?:hooks|inboxes|starts)\/(?!\.\.\. )\S+/.exec(logged)
  if (named !== null || !logged.includes('/api/inboxes/... '))
    throw new Error(`the log tells too much: ${named}`)
  console.log('no inbox and no start is named in the log')
} finally {
  await browser.close()
  proxy.kill('SIGTERM')
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
}

function writeConfig(upstreamPort) {
  const key = join(folder, 'key.pem')
  const certificate = join(folder, 'cert.pem')
  const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`]
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    ],
    { stdio: 'ignore' },
  )
  const ours = readFileSync(new URL('../deploy/nginx.conf', import.meta.url), 'utf8')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
    .replace(/access_log .*;/, `access_log ${log} seedpad;`)
    .replaceAll('127.0.0.1:4780', `127.0.0.1:${upstreamPort}`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; events {} http { access_log off; ${temporary.join(' ')}\n${ours}\n}`,
  )
}
