import { createElement, type ReactNode } from 'react'
import type { SvgNode } from '../../../lib/run-charts/svg-node'
import styles from './charts.module.css'

const REACT_NAMES: Record<string, string> = { 'text-anchor': 'textAnchor' }

/** Draws a picture; its looks come from the style sheet. */
export function svgPicture({ tag, look, attrs = {}, children = [] }: SvgNode, key?: number): ReactNode {
  const className = look
    ?.split(' ')
    .map((name) => styles[name] ?? '')
    .join(' ')
  const props = Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [REACT_NAMES[name] ?? name, value]),
  )
  return createElement(
    tag,
    { key, className, ...props },
    ...(children.length === 1 && typeof children[0] === 'string'
      ? [children[0]]
      : children.map((child, at) => (typeof child === 'string' ? child : svgPicture(child, at)))),
  )
}
