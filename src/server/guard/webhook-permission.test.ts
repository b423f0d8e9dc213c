import { expect, test } from 'vitest'
import { webhookPermission } from './webhook-permission'

const OWN = ['https://seedpad.example', 'http://127.0.0.1:4780']
const allowed = (host: string, url: string) => webhookPermission(host, OWN)(new URL(url))

test('on this machine alone, the simulator delivers anywhere on it, and to the public address', () => {
  for (const url of ['http://127.0.0.1:9/x', 'http://localhost:5000/', 'https://seedpad.example/hooks/a/b'])
    expect(allowed('127.0.0.1', url), url).toBe(true)
  for (const url of [
    'http://192.168.1.1/',
    'http://169.254.169.254/',
    'https://seedpad.example.evil.example/',
  ])
    expect(allowed('127.0.0.1', url), url).toBe(false)
})

test.each(['0.0.0.0', '::', '192.168.1.7'])('where others reach the server (%s), to itself alone', (host) => {
  for (const url of ['https://seedpad.example/hooks/a/b', 'http://127.0.0.1:4780/hooks/a/b'])
    expect(allowed(host, url), url).toBe(true)
  for (const url of [
    'http://127.0.0.1:9/',
    'http://localhost:4780/',
    'http://127.0.0.1:47800/',
    'http://[::1]:22/',
  ])
    expect(allowed(host, url), url).toBe(false)
})
