import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { securityHeaders } from './guard/security-headers'
import { createPageRoutes, findPageFiles } from './page'

let folder = ''
let page: Hono
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-page-'))
  const dist = join(folder, 'page')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await mkdir(join(dist, '.vite'), { recursive: true })
  await writeFile(join(folder, 'secret.js'), 'outside')
  await writeFile(join(dist, 'index.html'), '<!doctype html>page')
  await writeFile(join(dist, 'favicon.svg'), '<svg/>')
  await writeFile(join(dist, 'assets', 'app-abc123.js'), 'plain script')
  await writeFile(join(dist, 'assets', 'app-abc123.js.br'), 'brotli script')
  await writeFile(join(dist, 'assets', 'app-abc123.js.gz'), 'gzip script')
  await writeFile(join(dist, '.vite', 'manifest.json'), '{}')
  await symlink(join(folder, 'secret.js'), join(dist, 'link.js'))
  page = createPageRoutes(await findPageFiles(dist))
  page.onError((error) => new Response(String(error), { status: 404 }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => void vi.useRealTimers())

test('hashed files are kept for ever, the document is asked for again each time', async () => {
  const script = await page.request('/assets/app-abc123.js')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const document = await page.request('/')
  expect(document.headers.get('cache-control')).toBe('no-cache')
  expect(await document.text()).toBe('<!doctype html>page')
  const again = await page.request('/', { headers: { 'if-none-match': document.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('the best form that the browser takes is sent', async () => {
  const get = async (encoding: string) => {
    const answer = await page.request('/assets/app-abc123.js', { headers: { 'accept-encoding': encoding } })
    return [answer.headers.get('content-encoding'), await answer.text()]
  }
  expect(await get('gzip, deflate, br')).toEqual(['br', 'brotli script'])
  expect(await get('gzip;q=0.8')).toEqual(['gzip', 'gzip script'])
  expect(await get('identity')).toEqual([null, 'plain script'])
  expect(
    (await page.request('/', { headers: { 'accept-encoding': 'br' } })).headers.get('content-encoding'),
  ).toBeNull()
})

test('the page’s own addresses give the document', async () => {
  for (const path of ['/', '/runs', '/batch', '/runs/3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11'])
    expect(await (await page.request(path)).text(), path).toBe('<!doctype html>page')
})

test.each([
  '/nowhere.js',
  '/assets/nowhere',
  '/assets/app-abc123.js.br',
  '/.vite/manifest.json',
  '/link.js',
  '/..%2fsecret.js',
  '/%2e%2e/secret.js',
  '/assets/..%2f..%2f..%2fsecret.js',
  '/assets/%00',
  '/api/nowhere',
  '/assets',
  '//assets/nowhere',
  '/healthz/nowhere',
])('%s gives nothing', async (path) => {
  expect((await page.request(path)).status).toBe(404)
})

test('a script that stands in the document may run there, and no other inline script anywhere', async () => {
  const built = join(folder, 'inline')
  await mkdir(built)
  const script = 'document.documentElement.lang = "pt-BR"'
  await writeFile(join(built, 'index.html'), `<!doctype html><script>${script}</script>`)
  await writeFile(join(built, 'other.js'), '')
  const app = new Hono().use(securityHeaders).route('/', createPageRoutes(await findPageFiles(built)))
  const policyOf = async (path: string) => (await app.request(path)).headers.get('content-security-policy')
  const hash = createHash('sha256').update(script).digest('base64')
  expect(await policyOf('/runs')).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(await policyOf('/other.js')).toContain("script-src 'self';")
  expect(await policyOf('/')).not.toMatch(/script-src[^;]*unsafe/)
})

test('where nothing was built, it says what to do', async () => {
  const empty = createPageRoutes(await findPageFiles(join(folder, 'none')))
  empty.onError((error) => new Response(error.message, { status: 503 }))
  expect(await (await empty.request('/')).text()).toBe('The page is not built')
})

test('a new version that is built under the server takes the place of the old one; old files are nowhere, not a fault', async () => {
  const built = join(folder, 'rebuilt')
  const build = async (name: string) => {
    await rm(built, { recursive: true, force: true })
    await mkdir(join(built, 'assets'), { recursive: true })
    await writeFile(join(built, 'assets', `${name}.js`), `script ${name}`)
    await writeFile(join(built, 'assets', `${name}.js.br`), `brotli ${name}`)
    await writeFile(join(built, 'index.html'), `<!doctype html><script>${name}</script>`)
  }
  await build('first')
  let looks = 0
  const routes = createPageRoutes(await findPageFiles(built), () => {
    looks += 1
    return findPageFiles(built)
  })
  const app = new Hono().use(securityHeaders).route('/', routes)
  const get = (path: string) => app.request(path, { headers: { 'accept-encoding': 'br' } })
  expect(await (await get('/assets/first.js')).text()).toBe('brotli first')
  expect(looks).toBe(0)

  // Everything that follows happens at one moment, however busy the machine is.
  vi.useFakeTimers({ toFake: ['performance'] })
  await build('the-second')
  const gone = await get('/assets/first.js')
  expect(gone.status).toBe(404)
  expect(await gone.text()).not.toContain('html')
  const document = await get('/runs')
  const hash = createHash('sha256').update('the-second').digest('base64')
  expect(await document.text()).toContain('the-second')
  expect(document.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`)
  expect(await (await get('/assets/the-second.js')).text()).toBe('brotli the-second')
  for (let i = 0; i < 50; i++) await get(`/assets/nowhere-${i}.js`)
  expect(looks).toBe(1)

  await build('built-right-after-that')
  const next = await get('/runs')
  const nextHash = createHash('sha256').update('built-right-after-that').digest('base64')
  expect(await next.text()).toContain('built-right-after-that')
  expect(next.headers.get('content-security-policy')).toContain(`'sha256-${nextHash}'`)
})

test('a file that goes while nobody has looked again is nowhere too', async () => {
  const built = join(folder, 'emptied')
  await mkdir(join(built, 'assets'), { recursive: true })
  await writeFile(join(built, 'index.html'), '<!doctype html>page')
  await writeFile(join(built, 'assets', 'old.js'), 'old')
  const routes = createPageRoutes(await findPageFiles(built))
  await rm(join(built, 'assets', 'old.js'))
  expect((await routes.request('/assets/old.js')).status).toBe(404)
})

test('the page is read only', async () => {
  for (const path of ['/', '/runs', '/favicon.svg']) {
    const refused = await page.request(path, { method: 'POST' })
    expect(await refused.text(), path).toContain('asked in another way')
    expect((await page.request(path, { method: 'HEAD' })).status, path).toBe(200)
  }
})
