import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { character } from '../../contract/testing/character'
import { composeForTest, type TestComposition } from '../testing/start-server'
import { allowedHosts, parseAuthority } from './hosts'

let server: TestComposition
beforeAll(async () => {
  server = await composeForTest({
    SEEDPAD_ALLOWED_HOSTS: 'seedpad.example, Other.example:8443',
    SEEDPAD_PUBLIC_URL: 'https://hooks.example/base',
  })
})
afterAll(() => server.stop())

const HOST = '127.0.0.1:4780'
const checkBody = JSON.stringify({ target: 'api', authorization: '', apiKey: '' })

async function get(path: string, host: string) {
  return server.app.request(path, { headers: { host } })
}

/** Comes as far as the body's own check (422) where every guard lets it pass. */
async function post(headers: Record<string, string>) {
  return server.app.request('/api/credentials/check', {
    method: 'POST',
    body: checkBody,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

describe('the Host header', () => {
  test.each([
    '127.0.0.1:4780',
    'localhost:4780',
    'LOCALHOST:4780',
    '[::1]:4780',
    'seedpad.example',
    'other.example:8443',
  ])('%s is a name of this server', async (host) => {
    expect((await get('/api/config', host)).status).toBe(200)
    expect((await get('/healthz', host)).status).toBe(200)
  })

  test.each([
    '127.0.0.1',
    '127.0.0.1:4781',
    'localhost',
    '127.0.0.2:4780',
    '0.0.0.0:4780',
    'evil.example',
    'evil.example:4780',
    'seedpad.example:4780',
    'seedpad.example.evil.example',
    'localhost.evil.example:4780',
    'hooks.example',
    '[::2]:4780',
    '2130706433:4780',
  ])('%s is refused on every route', async (host) => {
    for (const path of [
      '/api/config',
      '/healthz',
      '/',
      '/runs',
      '/simulator/api/sdk/verify-token',
      '/nowhere',
    ])
      expect((await get(path, host)).status, path).toBe(403)
  })

  test.each([
    '',
    ' ',
    '127.0.0.1:4780:1',
    '127.0.0.1:',
    'localhost.:4780',
    '127.0.0.1:99999',
    '127.0.0.1:0x12AC',
    'user@127.0.0.1:4780',
    '127.0.0.1:4780/',
    '127.0.0.1:4780, evil.example',
    'http://127.0.0.1:4780',
    '[::1:4780',
    '[::1]]:4780',
    'a b:4780',
    '%31%32%37.0.0.1:4780',
    `${'a'.repeat(400)}:4780`,
  ])('%j can not be read and gets 400', async (host) => {
    const answer = await get('/api/config', host)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test('the public name opens the inbox and nothing else', async () => {
    const hook = `/hooks/${'a'.repeat(43)}/x`
    const body = { method: 'POST', body: '{}', headers: { host: 'hooks.example' } }
    expect((await server.app.request(hook, body)).status).toBe(200)
    expect((await server.app.request(hook, { ...body, headers: { host: 'evil.example' } })).status).toBe(403)
    expect((await get('/api/config', 'hooks.example')).status).toBe(403)
    expect((await get('/hooksx', 'hooks.example')).status).toBe(403)
  })

  test('the listener for webhooks serves nothing else', async () => {
    const ask = (path: string) => server.hooksApp.request(path, { headers: { host: 'hooks.example' } })
    for (const path of ['/', '/healthz', '/api/config', '/simulator/x']) {
      const answer = await ask(path)
      expect([403, 404], path).toContain(answer.status)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('a concrete address that is listened on is a name too, a wildcard is not', () => {
    expect(allowedHosts({ port: 80, address: '192.0.2.7', extra: [] })).toContain('192.0.2.7')
    expect(allowedHosts({ port: 99, address: '2001:db8::1', extra: [] })).toContain('[2001:db8::1]:99')
    expect(allowedHosts({ port: 99, address: '0.0.0.0', extra: [] })).not.toContain('0.0.0.0:99')
  })
})

describe('the Origin of what changes something', () => {
  test.each([
    ['http://127.0.0.1:4780', HOST],
    ['https://127.0.0.1:4780', HOST],
    ['http://localhost:4780', 'localhost:4780'],
    ['http://[::1]:4780', '[::1]:4780'],
    ['https://seedpad.example', 'seedpad.example'],
  ])('%s may ask %s', async (origin, host) => {
    expect((await post({ origin, host })).status).toBe(422)
  })

  test.each([
    ['http://localhost:4780', HOST],
    ['http://127.0.0.1', HOST],
    ['http://127.0.0.1:4781', HOST],
    ['http://evil.example', HOST],
    ['null', HOST],
    ['', HOST],
    ['http://127.0.0.1:4780/', HOST],
    ['http://127.0.0.1:4780.evil.example', HOST],
    ['http://user@127.0.0.1:4780', HOST],
    ['HTTP://127.0.0.1:4780', HOST],
    ['ftp://127.0.0.1:4780', HOST],
    ['http://127.0.0.1:4780, http://127.0.0.1:4780', HOST],
  ])('%j may not ask %s', async (origin, host) => {
    const answer = await post({ origin, host })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ type: '/problems/bad-origin', status: 403 })
  })

  test('none at all is refused, for every unsafe method', async () => {
    expect((await post({ host: HOST })).status).toBe(403)
    for (const method of ['PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      expect((await server.app.request('/api/config', { method, headers: { host: HOST } })).status).toBe(403)
  })

  test('what a browser says of another site is believed', async () => {
    const own = { host: HOST, origin: `http://${HOST}` }
    expect((await post({ ...own, 'sec-fetch-site': 'same-origin' })).status).toBe(422)
    for (const site of ['cross-site', 'same-site', 'none', 'nonsense'])
      expect((await post({ ...own, 'sec-fetch-site': site })).status, site).toBe(403)
    const read = (site: string) =>
      server.app.request('/api/config', { headers: { host: HOST, 'sec-fetch-site': site } })
    expect((await read('none')).status).toBe(200)
    expect((await read('cross-site')).status).toBe(403)
    expect((await read('same-site')).status).toBe(403)
  })

  test('another site can not reach the simulator either, a program without an Origin can', async () => {
    const ask = (headers: Record<string, string>) =>
      server.app.request('/simulator/api/sdk/verify-token', {
        method: 'POST',
        headers: { host: HOST, ...headers },
      })
    expect((await ask({})).status).toBe(401)
    expect((await ask({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })
})

describe('what a page of another site can make a browser send', () => {
  const EVIL = { origin: 'http://evil.example' }
  const inbox = 'f'.repeat(43)
  const ask = (path: string, method: string, headers: Record<string, string>) =>
    server.app.request(path, { method, headers: { host: HOST, ...headers } })

  test('with a foreign Origin is refused on every method and route', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])
      for (const path of ['/api/config', `/api/inboxes/${inbox}/events`, `/hooks/${inbox}/run`])
        for (const headers of [EVIL, { origin: 'null' }, { ...EVIL, 'sec-fetch-site': 'cross-site' }])
          expect((await ask(path, method, headers)).status, `${method} ${path}`).toBe(403)
  })

  test('is refused by the hooks where the browser marks it, also without an Origin', async () => {
    for (const site of ['cross-site', 'same-site'])
      for (const method of ['GET', 'POST'])
        expect((await ask(`/hooks/${inbox}/run?a=b`, method, { 'sec-fetch-site': site })).status).toBe(403)
    expect(
      (
        await server.hooksApp.request(`/hooks/${inbox}/run`, {
          method: 'POST',
          headers: { host: 'hooks.example', ...EVIL },
        })
      ).status,
    ).toBe(403)
  })

  test('a WebSocket is refused everywhere, whoever asks for it', async () => {
    for (const path of [
      '/',
      '/api/config',
      `/api/inboxes/${inbox}/events`,
      `/hooks/${inbox}/run?a=b`,
      '/healthz',
    ])
      for (const upgrade of ['websocket', 'WebSocket', 'h2c, websocket'])
        expect((await ask(path, 'GET', { connection: 'Upgrade', upgrade })).status, path).toBe(400)
  })

  test('the offer of HTTP/2 that common clients make is passed over', async () => {
    const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c' }
    expect((await ask(`/hooks/${inbox}/run`, 'POST', offer)).status).toBe(200)
  })
})

describe('whatever comes as Host, Origin and path', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.string({ unit: character }),
    fc.webAuthority({ withPort: true, withIPv6: true, withUserInfo: true }),
    fc.webUrl(),
    fc.constantFrom(HOST, 'localhost:4780', `http://${HOST}`, 'null', '[::1]:4780'),
  )

  test('the parser never throws, and what it takes is lower-case host and port', () => {
    fc.assert(
      fc.property(text, (authority) => {
        const parsed = parseAuthority(authority)
        if (parsed !== null) expect(parsed).toMatch(/^[a-z0-9.:_[\]-]+$/)
      }),
      { numRuns: 2_000 },
    )
  })

  test('the answer is never a server error, and never success for a stranger', async () => {
    const path = fc.oneof(
      fc.webPath(),
      fc.constantFrom('/', '/api/config', '/api//config', '/%61pi/config', '/api/%2e%2e/x'),
    )
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        path,
        fc.constantFrom('GET', 'PUT', 'POST', 'HEAD'),
        async (host, origin, where, method) => {
          const headers = new Headers()
          try {
            headers.set('host', host)
            headers.set('origin', origin)
          } catch {
            return
          }
          const answer = await server.app.request(`http://x${where.startsWith('/') ? where : `/${where}`}`, {
            method,
            headers,
          })
          expect(answer.status).toBeLessThan(500)
          expect([408, 421, 425]).not.toContain(answer.status)
          // Without the white space around it, as any server would read it.
          const named = headers.get('host') ?? ''
          if (parseAuthority(named) === null) expect(answer.status).toBe(400)
          else if (!/^(?:127\.0\.0\.1|localhost|\[::1\]):4780$/i.test(named)) expect(answer.status).toBe(403)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
