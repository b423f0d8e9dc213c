import { expect, it } from 'vitest'
import { watchVersion } from './ask-version'

const ENTRY = '/assets/index-own.js'
const documentOf = (script: string) =>
  `<!doctype html><title>Seedpad</title><script>import('${script}')</script>`

type Answer = { body?: string; status?: number }

/** A page with this first script, before a server that answers so, by path; without an answer the connection fails. */
function page(answers: Record<string, Answer>) {
  const asked: string[] = []
  const whyMissing = watchVersion(ENTRY, async (path) => {
    asked.push(String(path))
    const answer = answers[String(path)]
    if (!answer) throw new TypeError('Failed to fetch')
    return new Response(answer.body ?? '', { status: answer.status ?? 200 })
  })
  return { whyMissing, asked }
}

it('a server that does not answer, or has no document, is away', async () => {
  expect(await page({}).whyMissing()).toBe('away')
  expect(await page({ '/': { status: 500 } }).whyMissing()).toBe('away')
})

it('a server whose document begins with another script was updated', async () => {
  const { whyMissing, asked } = page({ '/': { body: documentOf('/assets/index-next.js') } })
  expect(await whyMissing()).toBe('updated')
  expect(asked).toEqual(['/'])
})

it('a server that still has the former document, but not its files, was updated too', async () => {
  const { whyMissing } = page({ '/': { body: documentOf(ENTRY) }, [ENTRY]: { status: 404 } })
  expect(await whyMissing()).toBe('updated')
})

it.each([
  ['the server has this very page', { '/': { body: documentOf(ENTRY) }, [ENTRY]: {} }],
  ['somebody else’s page answers', { '/': { body: '<title>Log in</title>' } }],
  [
    'somebody else’s page with files of its own answers',
    { '/': { body: '<title>Log in</title><script src="/assets/login-1.js"></script>' } },
  ],
])('where %s, no update is claimed', async (_what, answers) => {
  expect(await page(answers).whyMissing()).toBe('other')
})

it('several that ask at once share one look at the server', async () => {
  const { whyMissing, asked } = page({})
  await Promise.all([whyMissing(), whyMissing()])
  expect(asked).toEqual(['/'])
})
