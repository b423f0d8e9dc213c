import type { Plugin } from 'vite'

/** Where the page of all pieces stands; no part of the built program. */
export const DESIGN_PAGE = 'src/app/design/index.html'

/** Serves the page of all pieces at `/design` while developing. */
export function designPage(): Plugin {
  return {
    name: 'seedpad:design-page',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const [path = '', query = ''] = (request.url ?? '').split('?')
        if (path === '/design' || path === '/design/') request.url = `/${DESIGN_PAGE}${query && `?${query}`}`
        next()
      })
    },
  }
}
