import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type IConfiguration, cruise as lookThrough } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'

const root = fileURLToPath(new URL('..', import.meta.url))
const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})
type Report = z.infer<typeof reportSchema>['summary']

/** What every tree below has: files that import only what they may. */
const ALLOWED: Record<string, string> = {
  'src/contract/a.ts': "import * as z from 'zod/mini'\nimport { b } from './b'\nexport const a = [z, b]",
  'src/contract/b.ts': "import type { a } from './a'\nexport const b: typeof a | 1 = 1",
  'src/contract/b.test.ts': "import { it } from 'vitest'\nimport { b } from './b'\nit(String(b), () => {})",
  'src/server/main.ts': "import { app } from './app'\nexport const main = app",
  'src/server/app.ts':
    "import { Hono } from 'hono'\nimport { a } from '../contract/a'\nimport { s } from './simulator/s'\nexport const app = [Hono, a, s]",
  'src/server/clock.ts': 'export const now = 1',
  'src/server/starts.ts': 'export const starts = 1',
  'src/server/simulator/s.ts':
    "import 'node:http'\nimport { Hono } from 'hono'\nimport { a } from '../../contract/a'\nimport { now } from '../clock'\nexport const s = [Hono, a, now]",
  'src/app/main.tsx': "import { page } from './app'\nexport const main = page",
  'src/app/app.tsx': "import { launch } from './pages/launch'\nexport const page = launch",
  'src/app/pages/launch.tsx':
    "import { seeds } from '../features/seeds/seeds'\nimport { runs } from '../features/runs/runs'\nexport const launch = [seeds, runs]",
  'src/app/features/seeds/seeds.tsx':
    "import { a } from '../../../contract/a'\nimport { api } from '../../lib/api'\nimport { Button } from '../../ui/button'\nimport { one } from './one'\nexport const seeds = [a, api, Button, one]",
  'src/app/features/seeds/one.ts': 'export const one = 1',
  'src/app/features/runs/runs.tsx': 'export const runs = 1',
  'src/app/lib/api.ts': "import { a } from '../../contract/a'\nexport const api = a",
  'src/app/ui/button.tsx': "import 'react'\nexport const Button = 1",
  'src/app/design/pieces.tsx': "import { runs } from '../features/runs/runs'\nexport const pieces = [runs]",
  'src/app/ui/json-editor/editor.tsx':
    "export const load = () => [import('monaco-editor/editor'), import('@monaco-editor/react')]",
}

/** One forbidden import a rule: the file that breaks it, and what it imports. */
const FORBIDDEN: [rule: string, file: string, imported: string][] = [
  ['contract-stands-alone', 'src/contract/x-server.ts', '../server/starts'],
  ['contract-stands-alone', 'src/contract/x-app.test.ts', '../app/lib/api'],
  ['contract-imports-zod-only', 'src/contract/x-npm.ts', 'hono'],
  ['contract-imports-zod-only', 'src/contract/x-core.ts', 'node:fs'],
  ['server-imports-contract-only', 'src/server/x-app.ts', '../app/lib/api'],
  ['simulator-knows-no-server', 'src/server/simulator/x-starts.ts', '../starts'],
  ['simulator-knows-no-server', 'src/server/simulator/x-npm.ts', 'pino'],
  ['page-knows-no-server', 'src/app/x-server.ts', '../server/starts'],
  ['page-has-no-node', 'src/app/lib/x-core.ts', 'node:fs'],
  ['lib-imports-contract-only', 'src/app/lib/x-ui.ts', '../ui/button'],
  ['lib-imports-contract-only', 'src/app/lib/x-feature.ts', '../features/runs/runs'],
  ['ui-knows-no-house', 'src/app/ui/x-lib.ts', '../lib/api'],
  ['ui-knows-no-house', 'src/app/ui/x-contract.ts', '../../contract/b'],
  ['monaco-in-one-place', 'src/app/features/seeds/x-monaco.ts', 'monaco-editor/editor'],
  ['monaco-in-one-place', 'src/app/ui/x-wrapper.ts', '@monaco-editor/react'],
  ['monaco-in-one-place', 'src/app/ui/x-worker.ts', 'monaco-editor/editor/editor.worker?worker'],
  ['features-never-meet', 'src/app/features/seeds/x-other.ts', '../runs/runs'],
  ['features-never-meet', 'src/app/features/seeds/x-page.ts', '../../pages/launch'],
  ['feature-tests-stay-in-their-feature', 'src/app/features/seeds/x.test.ts', '../runs/runs'],
  ['pages-are-the-top', 'src/app/pages/x-app.ts', '../app'],
  ['nobody-imports-main', 'src/server/x-main.test.ts', './main'],
  ['nobody-imports-main', 'src/app/x-main.ts', './main'],
  ['nobody-imports-the-design-page', 'src/app/pages/x-design.ts', '../design/pieces'],
  ['nobody-imports-tests', 'src/contract/x-test.ts', './b.test'],
  ['no-dev-package-in-the-program', 'src/server/x-dev.ts', 'vitest'],
  ['no-unresolvable', 'src/server/x-missing.ts', './missing'],
]

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** Writes a tree inside the project (so that packages resolve as they do for the real one) and cruises it. */
async function cruiseTree(files: Record<string, string>): Promise<Report> {
  await mkdir(join(root, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(root, '.cache', 'boundaries-'))
  folders.push(folder)
  for (const name of ['package.json', 'tsconfig.json']) await copyFile(join(root, name), join(folder, name))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), `${text}\n`)
  }
  return await cruise(folder)
}

/** Does what `npm run boundaries` does, with the same rules, but in this process: each of its own would load TypeScript anew. */
async function cruise(folder: string): Promise<Report> {
  // What is not as it should be in there is told by the cruise itself.
  const { options, ...ruleSet }: IConfiguration = JSON.parse(
    await readFile(join(root, '.dependency-cruiser.json'), 'utf8'),
  )
  const tsConfig = extractTsConfig(join(folder, options?.tsConfig?.fileName ?? 'tsconfig.json'))
  const settings = { ...options, baseDir: folder, ruleSet, validate: true }
  const { output } = await lookThrough(['src'], settings, undefined, { tsConfig })
  return reportSchema.parse(output).summary
}

const seen = (report: Report) =>
  report.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)

describe('the arrows between folders', () => {
  let report: Report
  beforeAll(async () => {
    const broken = FORBIDDEN.map(([, file, imported]) => [file, `import '${imported}'\nexport {}`])
    report = await cruiseTree({ ...ALLOWED, ...Object.fromEntries(broken) })
  }, 60_000)

  it.each(FORBIDDEN)('%s: %s may not import %s', (rule, file) => {
    expect(report.violations.filter((v) => v.rule.name === rule).map((v) => v.from)).toContain(file)
  })

  it('blame no file but the broken ones', () => {
    const broken = FORBIDDEN.map(([, file]) => file)
    expect(report.violations.filter(({ from }) => !broken.includes(from))).toEqual([])
  })

  it('let a tree pass that keeps them', async () => {
    const report = await cruiseTree(ALLOWED)
    expect(seen(report)).toEqual([])
    expect(report.totalCruised).toBeGreaterThan(Object.keys(ALLOWED).length)
  })

  it('find a cycle', async () => {
    const report = await cruiseTree({
      'src/contract/one.ts': "import { two } from './two'\nexport const one = () => two",
      'src/contract/two.ts': "import { one } from './one'\nexport const two = () => one",
    })
    expect(new Set(report.violations.map(({ rule }) => rule.name))).toEqual(new Set(['no-cycles']))
  })

  it('stand in the real tree, of which every file was looked at', async () => {
    const report = await cruise(root)
    expect(seen(report)).toEqual([])
    expect(report.totalCruised).toBeGreaterThan(20)
  })
})
