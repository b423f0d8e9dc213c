import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from '../environment'
import { proxyFor } from './proxy'

const LIVE = 'https://api-mwm.datallog.com'
const placeOf = (source: Record<string, string>, target = LIVE) =>
  proxyFor(new URL(target), source)?.url.host ?? null

describe('the proxy of a live target', () => {
  test.each<[Record<string, string>, string | null, target?: string]>([
    [{}, null],
    [{ HTTPS_PROXY: 'http://proxy.example:3128' }, 'proxy.example:3128'],
    [{ https_proxy: 'http://proxy.example:3128/' }, 'proxy.example:3128'],
    [{ https_proxy: 'http://lower.example', HTTPS_PROXY: 'http://upper.example' }, 'lower.example'],
    [{ https_proxy: ' ', HTTPS_PROXY: 'http://upper.example' }, 'upper.example'],
    [{ HTTPS_PROXY: '', ALL_PROXY: 'http://all.example' }, 'all.example'],
    [{ all_proxy: 'http://all.example', HTTPS_PROXY: 'http://upper.example' }, 'upper.example'],
    [{ HTTP_PROXY: 'http://proxy.example' }, null],
    [{ HTTPS_PROXY: 'http://proxy.example' }, null, 'http://plain.example'],
    [{ HTTP_PROXY: 'http://proxy.example' }, 'proxy.example', 'http://plain.example'],
    [{ HTTPS_PROXY: 'proxy.example:3128' }, 'proxy.example:3128'],
    [{ HTTPS_PROXY: '[2001:db8::1]:3128' }, '[2001:db8::1]:3128'],
    [{ HTTPS_PROXY: 'https://proxy.example:8443' }, 'proxy.example:8443'],
    [{ HTTPS_PROXY: 'http://user:pass@proxy.example:3128' }, 'proxy.example:3128'],
  ])('%j: %s', (source, place, target) => expect(placeOf(source, target)).toBe(place))

  test.each([
    'http://127.0.0.1:9',
    'http://localhost',
    'https://[::1]:9',
    'https://x.localhost',
    'http://127.9.9.9',
  ])('this machine (%s) has none, whatever is set', (target) => {
    const everything = {
      HTTP_PROXY: 'socks5://x',
      HTTPS_PROXY: 'nonsense:',
      ALL_PROXY: 'http://proxy.example',
    }
    expect(placeOf(everything, target)).toBeNull()
  })

  test.each<[list: string, target: string, isExcepted: boolean]>([
    ['*', LIVE, true],
    ['datallog.com', LIVE, true],
    ['.datallog.com', LIVE, true],
    ['*.datallog.com', LIVE, true],
    ['API-MWM.Datallog.Com.', LIVE, true],
    ['a.example, datallog.com', LIVE, true],
    ['a.example datallog.com', LIVE, true],
    ['datallog.com:443', LIVE, true],
    ['datallog.com:8443', LIVE, false],
    ['allog.com', LIVE, false],
    ['com.datallog', LIVE, false],
    ['mwm.datallog.com', LIVE, false],
    [',', LIVE, false],
    ['10.0.0.0/8', 'https://10.9.8.7', true],
    ['10.0.0.0/8', 'https://11.9.8.7', false],
    ['10.9.8.7', 'https://10.9.8.7:8443', true],
    ['9.8.7', 'https://10.9.8.7', false],
    ['10.0.0.0/99', 'https://10.9.8.7', false],
    ['10.0.0.0/', 'https://10.9.8.7', false],
    ['2001:db8::/32', 'https://[2001:db8::7]', true],
    ['[2001:db8::7]', 'https://[2001:db8::7]', true],
    ['2001:db8::8', 'https://[2001:db8::7]', false],
  ])('NO_PROXY=%s, %s: excepted %s', (NO_PROXY, target, isExcepted) => {
    const source = { ALL_PROXY: 'http://proxy.example', NO_PROXY }
    expect(placeOf(source, target)).toBe(isExcepted ? null : 'proxy.example')
  })

  test('what it is told of the proxy’s credentials nobody is shown', () => {
    const environment = readEnvironment({
      HTTPS_PROXY: 'http://canary-user:canary%40pass@proxy.example:3128',
    })
    const proxy = environment.proxies?.get(LIVE)
    expect(proxy?.authorization?.reveal()).toBe(
      `Basic ${Buffer.from('canary-user:canary@pass').toString('base64')}`,
    )
    expect(inspect(environment, { depth: 9 })).not.toContain('canary')
    expect(JSON.stringify([...(environment.proxies ?? [])])).not.toContain('canary')
  })
})

describe('a proxy that can’t be used keeps the server from starting', () => {
  const refusal = (source: Record<string, string>) => {
    try {
      readEnvironment(source)
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentError)
      return error instanceof Error ? error.message : ''
    }
    return null
  }

  test.each([
    'http://',
    '://x',
    'proxy.example:port',
    'ftp://proxy.example',
    'http://proxy.example:99999',
    'http://canary:%zz@proxy.example',
    'http://canary:pass#word@proxy.example:3128',
    'http://canary/pass@proxy.example:3128',
    'socks5://canary:pass@proxy.example:1080',
    'socks4a://proxy.example',
  ])('%s, in one line that quotes nothing of it', (value) => {
    const message = refusal({ HTTPS_PROXY: value })
    expect(message).toMatch(/^HTTPS_PROXY [^\n]+$/)
    expect(message).not.toMatch(/canary|pass@/)
  })

  test('a SOCKS proxy is named as what it is, with what to do', () => {
    expect(refusal({ all_proxy: 'socks5h://proxy.example:1080' })).toMatch(
      /^all_proxy names a SOCKS proxy.*HTTPS_PROXY.*api-mwm\.datallog\.com in NO_PROXY/,
    )
  })

  test('unless no live target would go through it', () => {
    expect(refusal({ ALL_PROXY: 'socks5://x', HTTPS_PROXY: 'http://proxy.example' })).toBeNull()
    expect(refusal({ ALL_PROXY: 'socks5://x', NO_PROXY: 'datallog.com' })).toBeNull()
    expect(refusal({ HTTP_PROXY: 'nonsense:' })).toBeNull()
  })
})
