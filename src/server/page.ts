import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type Context, Hono } from 'hono'
import { HttpProblem } from './guard/http-problem'
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
    const { size, mtimeMs } = await stat(path)
    files.set(`/${relative(directory, path).split(sep).join('/')}`, {
      path,
      type,
      etag: `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      encodings: ENCODINGS.filter(({ suffix }) => paths.has(path + suffix)),
      ...(type.startsWith('text/html') && { policy: policyOfDocument(await readFile(path, 'utf8')) }),
    })
  }
  return files
}

/**
 * Serves the page: hashed files for ever, the rest only after asking again. An address without a file ending is one of
 * the page's own (`/runs`, `/batch`) and gets its document.
 */
export function createPageRoutes(files: PageFiles): Hono {
  const routes = new Hono()
  routes.get('*', async (c) => {
    const file = files.get(c.req.path) ?? (isPageAddress(c.req.path) ? files.get('/index.html') : undefined)
    if (file) return serve(c, file, c.req.path.startsWith('/assets/'))
    if (files.size === 0 && isPageAddress(c.req.path))
      throw new HttpProblem(503, 'not-built', 'The page is not built', {
        detail: 'Run npm start, or npm run build.',
      })
    throw new HttpProblem(404, 'not-found', 'There is nothing here', { detail: 'Check the address.' })
  })
  return routes
}

function isPageAddress(path: string): boolean {
  return !/^\/(?:api|hooks|simulator|assets)(?:\/|$)/.test(path) && !/\.[^/]*$/.test(path)
}

async function serve(c: Context, file: PageFile, immutable: boolean): Promise<Response> {
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((part) => part.trim().split(';')[0])
  const encoding = file.encodings.find(({ name }) => accepted.includes(name))
  const headers: Record<string, string> = {
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'Accept-Encoding',
    ...(file.policy !== undefined && { 'content-security-policy': file.policy }),
  }
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers)
  const bytes = await readFile(file.path + (encoding?.suffix ?? ''))
  return c.body(new Uint8Array(bytes), 200, {
    ...headers,
    'content-type': file.type,
    ...(encoding && { 'content-encoding': encoding.name }),
  })
}
