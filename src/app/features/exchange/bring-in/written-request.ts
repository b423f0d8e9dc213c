import type { Left } from './left'

/** `known: false`: a program or shell would put a part of the value there. */
export type WrittenHeader = { name: string; value: string; known: boolean }

/**
 * What a request sends. `unread`: it has a body, or may have one, that can't be known here; that is not the same as `none`.
 * `fills`: what a program or shell would put into the text, as it stands there.
 */
export type WrittenBody =
  | { kind: 'none' }
  | { kind: 'unread' }
  | { kind: 'text'; text: string; fills: readonly string[] }

/** An HTTP request as a pasted text has it, whatever language it is written in. */
export type WrittenRequest = {
  /** `null`: the text does not say, and its program would take POST because of the body. */
  method: string | null
  url: string
  headers: WrittenHeader[]
  body: WrittenBody
  left: Left[]
}

export const NO_BODY: WrittenBody = { kind: 'none' }
export const UNREAD: WrittenBody = { kind: 'unread' }

/** A text as a body, `null` where it is not known. */
export const bodyOf = (word: { text: string; fills: readonly string[] } | null): WrittenBody =>
  word ? { kind: 'text', text: word.text, fills: word.fills } : UNREAD
