import { LOCALES } from '../address.js'

export const WIDTHS = [280, 400, 600] as const
export const THEMES = ['plain', 'forest', 'night'] as const

/** How a state is looked at: `?scheme=&dir=&locale=&w=&theme=`. */
export type View = {
  scheme: 'light' | 'dark'
  dir: 'ltr' | 'rtl' | undefined
  locale: string
  width: number
  theme: (typeof THEMES)[number]
}

export function readView(query: URLSearchParams): View {
  const width = Number(query.get('w'))
  const dir = query.get('dir')
  return {
    scheme: query.get('scheme') === 'dark' ? 'dark' : 'light',
    dir: dir === 'rtl' || dir === 'ltr' ? dir : undefined,
    locale: LOCALES.find((one) => one === query.get('locale')) ?? 'en',
    width: width >= 200 && width <= 800 ? width : 400,
    theme: THEMES.find((one) => one === query.get('theme')) ?? 'plain',
  }
}
