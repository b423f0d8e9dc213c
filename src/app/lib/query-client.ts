import { QueryClient, queryOptions } from '@tanstack/react-query'
import { getConfig, ProblemError } from './api'

/** Reads are tried again; writes never are: a start is not idempotent for the platform. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The server is on this machine; being "offline" says nothing about reaching it.
      networkMode: 'always',
      retry: (_count, error) => !(error instanceof ProblemError),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5000),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => getConfig(signal),
  staleTime: 30_000,
  refetchOnWindowFocus: true,
})
