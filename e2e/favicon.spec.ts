import { expect, test } from './fixtures'

test('a browser that asks for an icon by itself gets one that it can draw', async ({ page, server }) => {
  const icon = await page.request.get(`${server.url}/favicon.ico`)
  expect(icon.status()).toBe(200)
  expect(icon.headers()['content-type']).toBe('image/x-icon')
  await page.goto('/')
  const width = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const image = new Image()
        image.onload = () => resolve(image.naturalWidth)
        image.onerror = () => reject(new Error('this is no picture'))
        image.src = '/favicon.ico'
      }),
  )
  expect(width).toBe(32)
})
