import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from './environment'

test('an empty environment gives what the README says', () => {
  expect(readEnvironment({})).toEqual({
    port: 4780,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    apiUrl: 'https://api-mwm.datallog.com',
    appUrl: 'https://mwm.datallog.com',
    simulator: true,
    startTimeoutMs: 40_000,
    publicUrl: null,
    allowedHosts: [],
    accessToken: null,
    hooksPort: null,
    logLevel: 'info',
  })
  expect(readEnvironment({ PORT: ' ', HOST: '' })).toMatchObject({ port: 4780, host: '127.0.0.1' })
})

test('every value is read', () => {
  const environment = readEnvironment({
    PORT: '0',
    HOST: '0.0.0.0',
    SEEDPAD_DATA_DIR: '/data',
    SEEDPAD_API_URL: 'http://127.0.0.1:9/base/',
    SEEDPAD_APP_URL: 'https://app.example',
    SEEDPAD_SIMULATOR: 'off',
    SEEDPAD_START_TIMEOUT_MS: '1500',
    SEEDPAD_PUBLIC_URL: 'https://hooks.example/x/',
    SEEDPAD_ALLOWED_HOSTS: 'A.example, b.example:8080',
    SEEDPAD_ACCESS_TOKEN: '0123456789abcdef',
    SEEDPAD_HOOKS_PORT: '4781',
    SEEDPAD_LOG: 'warn',
  })
  expect(environment).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    dataDir: '/data',
    apiUrl: 'http://127.0.0.1:9/base',
    appUrl: 'https://app.example',
    simulator: false,
    startTimeoutMs: 1_500,
    publicUrl: 'https://hooks.example/x',
    allowedHosts: ['a.example', 'b.example:8080'],
    hooksPort: 4_781,
    logLevel: 'warn',
  })
  expect(environment.accessToken?.reveal()).toBe('0123456789abcdef')
  expect(JSON.stringify(environment)).not.toContain('0123456789abcdef')
})

test('the access token may come from a file, whose last line break is none of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seedpad-token-'))
  const file = join(folder, 'token')
  await writeFile(file, '0123456789abcdef\n')
  const environment = readEnvironment({ HOST: '0.0.0.0', SEEDPAD_ACCESS_TOKEN_FILE: file })
  expect(environment.accessToken?.reveal()).toBe('0123456789abcdef')
  await rm(folder, { recursive: true })
})

describe('a value that can not be used', () => {
  test.each([
    { PORT: 'abc' },
    { PORT: '65536' },
    { PORT: '-1' },
    { PORT: '80.5' },
    { PORT: '0x50' },
    { HOST: 'http://127.0.0.1' },
    { HOST: 'a b' },
    { HOST: '300.1.1.1' },
    { HOST: '127.0.0.1.1' },
    { HOST: '127' },
    { HOST: '127.0.0.1:4780' },
    { HOST: 'fe80::1::2' },
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.5' },
    { HOST: 'seedpad.example' },
    { HOST: '0.0.0.0', SEEDPAD_ACCESS_TOKEN: 'short' },
    { SEEDPAD_ACCESS_TOKEN: 'with spaces in it, long enough' },
    { SEEDPAD_ACCESS_TOKEN: 'aaaaaaaaaaaaaaaa' },
    { SEEDPAD_ACCESS_TOKEN: 'abcabcabcabcabcabcabc' },
    { SEEDPAD_ACCESS_TOKEN_FILE: '/no/such/file' },
    { SEEDPAD_ACCESS_TOKEN: '0123456789abcdef', SEEDPAD_ACCESS_TOKEN_FILE: '/no/such/file' },
    { SEEDPAD_API_URL: 'api.example' },
    { SEEDPAD_API_URL: 'ftp://api.example' },
    { SEEDPAD_API_URL: 'https://user:canary-pass@api.example' },
    { SEEDPAD_API_URL: 'https://api.example/?a=b' },
    { SEEDPAD_APP_URL: 'https://api.example/#x' },
    { SEEDPAD_APP_URL: 'javascript:alert(1)' },
    { SEEDPAD_PUBLIC_URL: 'nonsense' },
    { SEEDPAD_SIMULATOR: 'yes' },
    { SEEDPAD_START_TIMEOUT_MS: '0' },
    { SEEDPAD_START_TIMEOUT_MS: '40s' },
    { SEEDPAD_ALLOWED_HOSTS: 'https://seedpad.example' },
    { SEEDPAD_ALLOWED_HOSTS: '*' },
    { SEEDPAD_HOOKS_PORT: 'x' },
    { SEEDPAD_LOG: 'verbose' },
  ])('%j is named in one line that gives away no secret', (source) => {
    let message = ''
    try {
      readEnvironment(source)
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentError)
      message = error instanceof Error ? error.message : ''
    }
    expect(message).toContain(Object.keys(source).at(-1))
    expect(message).not.toContain('\n')
    expect(message).not.toMatch(/canary|with spaces in it/)
  })
})
