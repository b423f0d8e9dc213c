import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type Context, Hono } from 'hono'
import { HttpProblem, methodNotAllowed } from './guard/http-problem'
import { policyOfDocument } from './guard/security-headers'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The build writes these beside a file; best first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

type PageFile = {
  path: string
  type: string
  etag: string
  encodings: (typeof ENCODINGS)[number][]
  policy?: string
}

/** The built page's files by their address. Only what was found at the start is ever served: no path leads elsewhere. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** Finds the built page's files; none where it was not built. */
export async function findPageFiles(directory: string): Promise<PageFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = new Set(entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)))
  const files = new Map<string, PageFile>()
  for (const path of paths) {
    const type = TYPES[extname(path)]
    if (type === undefined || relative(directory, path).startsWith('.')) continue
    const found = await stat(path).catch(() => null)
    // Gone since the folder was read: somebody is building.
    if (found === null) continue
    files.set(`/${relative(directory, path).split(sep).join('/')}`, {
      path,
      type,
      etag: etagOf(found),
      encodings: ENCODINGS.filter(({ suffix }) => paths.has(path + suffix)),
      ...(type.startsWith('text/html') && {
        policy: policyOfDocument(await readFile(path, 'utf8').catch(() => '')),
      }),
    })
  }
  return files
}

/** What programs ask for; the page has no address there. */
const PROGRAMS = /^\/+(?:api|hooks|simulator|healthz)(?:\/|$)/
/** For names that lead nowhere the files are looked for again at most this often, however many are asked for. */
const LOOK_EVERY_MS = 1_000

/**
 * Serves the page: hashed files for ever, the rest only after asking again. An address without a file ending is one of
 * the page's own (`/runs`, `/batch`) and gets its document; a file that is not there gets 404, whatever was there before.
 * @param findAgain looks for the files anew: a new version may be built under a server that runs. Then old names lead nowhere, and the
 * document has another policy
 */
export function createPageRoutes(files: PageFiles, findAgain?: () => Promise<PageFiles>): Hono {
  const routes = new Hono()
  let known = files
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<PageFiles> | null = null
  const find = (path: string) =>
    known.get(path) ?? (isPageAddress(path) ? known.get('/index.html') : undefined)

  async function findNow(path: string): Promise<PageFile | undefined> {
    const file = find(path)
    if (findAgain === undefined || (file && (await isAsFound(file)))) return file
    // What is known of a file that is another one by now, such as a document's policy, must not go out with it.
    if (file === undefined && performance.now() - lookedAt < LOOK_EVERY_MS) return undefined
    lookedAt = performance.now()
    looking ??= findAgain().finally(() => {
      looking = null
    })
    known = await looking
    return find(path)
  }

  routes.all('*', async (c, next) => {
    const { path, method } = c.req
    if (PROGRAMS.test(path)) return next()
    const file = await findNow(path)
    const isUnbuilt = known.size === 0 && isPageAddress(path)
    if (!file && !isUnbuilt) return next()
    if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD'])
    if (isUnbuilt)
      throw new HttpProblem(503, 'not-built', 'The page is not built', {
        detail: 'Run npm start, or npm run build.',
      })
    return (file && (await serve(c, file, path.startsWith('/assets/')))) ?? next()
  })
  return routes
}

function isPageAddress(path: string): boolean {
  return !PROGRAMS.test(path) && !/^\/+assets(?:\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}

async function isAsFound({ path, etag }: PageFile): Promise<boolean> {
  const now = await stat(path).catch(() => null)
  return now !== null && etagOf(now) === etag
}

function etagOf({ size, mtimeMs }: { size: number; mtimeMs: number }): string {
  return `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`
}

/** @returns null where the file has gone since it was found */
async function serve(c: Context, file: PageFile, immutable: boolean): Promise<Response | null> {
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((part) => part.trim().split(';')[0])
  const encoding = file.encodings.find(({ name }) => accepted.includes(name))
  const headers: Record<string, string> = {
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'Accept-Encoding',
    ...(file.policy !== undefined && { 'content-security-policy': file.policy }),
  }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  const bytes = await readFile(file.path + (encoding?.suffix ?? '')).catch(nullIfGone)
  if (bytes === null) return null
  return c.body(new Uint8Array(bytes), 200, {
    ...headers,
    'content-type': file.type,
    ...(encoding && { 'content-encoding': encoding.name }),
  })
}

function nullIfGone(cause: unknown): null {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
  throw cause
}
