import type { en } from './en'

export const ptBr: Partial<Record<keyof typeof en, string>> = {}
