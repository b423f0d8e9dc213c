import { expect, test } from 'vitest'
import { webhookPermission } from './webhook-permission'

const allowed = webhookPermission(['https://seedpad.example/base', 'http://192.0.2.7:4780'], [4780, 4781])
const verdicts = (urls: readonly string[]) =>
  Object.fromEntries(urls.map((url) => [url, allowed(new URL(url))]))

test('the simulator delivers to this server’s own hooks, under each of its names', () => {
  const own = [
    'https://seedpad.example/base/hooks/a/b',
    'http://192.0.2.7:4780/hooks/a/b?c=d',
    'http://127.0.0.1:4780/hooks/a/b',
    'http://localhost:4780/hooks/a/b',
    'http://[::1]:4781/hooks/a/b',
  ]
  expect(verdicts(own)).toEqual(Object.fromEntries(own.map((url) => [url, true])))
})

test('and nowhere else on this machine, nor beyond it', () => {
  const others = [
    'http://127.0.0.1:9/hooks/a/b',
    'http://127.0.0.1:47800/hooks/a/b',
    'http://localhost/hooks/a/b',
    'https://127.0.0.1:4780/hooks/a/b',
    'http://127.0.0.1:4780/',
    'http://127.0.0.1:4780/hooksx/a',
    'http://127.0.0.1:4780/hooks/../api/config',
    'http://127.0.0.1:4780/simulator/api/start-automation/p/a',
    'http://192.168.1.1:4780/hooks/a/b',
    'http://169.254.169.254/hooks/a/b',
    'https://seedpad.example/hooks/a/b',
    'https://seedpad.example.evil.example/base/hooks/a/b',
    'http://user@192.0.2.7:4780/hooks/a/b',
  ]
  expect(verdicts(others)).toEqual(Object.fromEntries(others.map((url) => [url, false])))
})
