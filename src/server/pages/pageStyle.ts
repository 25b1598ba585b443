import type { HostColors } from '../options/ProxyOptions.js'

/** The look of the wizard's card, in light and dark by the user's system. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--page:#f6f6f6;--bg:#fff;--text:#1c1e22;--muted:#57595d;--line:#e3e3e4;--tint:#f6f6f6;--accent:#1d1f24;--on-accent:#fff;--hover:#313238;--plate:#fff;--plate-line:rgb(20 22 30/.1);--ink:#1c1e22}
@media (prefers-color-scheme:dark){:root{--page:#0f1012;--bg:#18191c;--text:#edeef0;--muted:#a6a7aa;--line:#2b2c2f;--tint:#1e1f22;--accent:#f1f2f4;--on-accent:#000;--hover:#e1e2e4;--plate:#f4f5f6;--plate-line:transparent}}
@media (prefers-contrast:more){:root{--muted:var(--text);--line:var(--text)}}
body{box-sizing:border-box;margin:0;min-height:100vh;padding:16px;display:grid;place-items:center;background:var(--page);color:var(--text);font:.9375rem/1.5 system-ui,sans-serif}
main{box-sizing:border-box;width:100%;max-width:400px;border:1px solid var(--line);border-radius:12px;background:var(--bg);box-shadow:0 1px 2px rgb(20 22 30/.05);overflow-wrap:anywhere}
.header{display:flex;align-items:center;gap:14px;padding:20px 24px;border-bottom:1px solid var(--line)}
.tile{box-sizing:border-box;flex:none;display:grid;place-items:center;width:40px;height:40px;border:1px solid var(--plate-line);border-radius:9px;background:var(--plate);color:var(--ink);font-weight:600}
.tile img{display:block;width:26px;height:26px;object-fit:contain}
.seam{flex:none;width:27px;height:5px;margin:0 -5px;background:radial-gradient(circle,var(--muted) 2.4px,transparent 3px) 0/9px 5px repeat-x}
.name{font-size:1.0667em;font-weight:600;line-height:1.3}
small{display:block;font-size:.875em;font-weight:400;color:var(--muted)}
.body{padding:24px}
h1{margin:0 0 6px;font-size:1.2667em;font-weight:600;line-height:1.3;letter-spacing:-.014em}
p{margin:0 0 6px;color:var(--muted)}
.notice{margin-top:20px;padding:10px 14px;border:1px solid var(--line);border-radius:8px;background:var(--tint);color:var(--text);font-size:.9333em}
button,.button{box-sizing:border-box;display:block;width:100%;min-height:40px;margin-top:24px;padding:8px 16px;border:1px solid transparent;border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:550;line-height:1.4;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--hover)}
button:focus-visible,.button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[role=status]{margin:12px 0 0}
[dir=rtl] h1{letter-spacing:0}
@media (max-width:360px){body{padding:10px}.header{gap:10px;padding:16px}.body{padding:16px}.tile{width:36px;height:36px}.tile img{width:23px;height:23px}.seam{margin:0 -4px}}
@media (pointer:coarse){button,.button{min-height:44px}}`

/** For the page of connect links: the card of the page above the widget's. */
export const LINK_PAGE_STYLE = `
[hidden]{display:none}
body{align-content:center;gap:16px}
#widget{width:100%;max-width:400px}
h1:focus{outline:none}
.body p:last-child{margin-bottom:0}
[data-shown=open] main .header{padding-block:14px}
[data-shown=open] main .body{padding-block:16px}
[data-shown=open] h1{font-size:1.1333em}`

/** The host's colours, for the page and for the widget on it. */
export function hostStyle({ light, dark }: HostColors): string {
  return `${rule('light', light)}${rule('dark', dark)}`
}

function rule(scheme: keyof HostColors, { accent, background, text }: NonNullable<HostColors['light']> = {}): string {
  const declarations = [
    ...(accent === undefined ? [] : accentOf(accent)),
    ...(background === undefined ? [] : [`--bg:${background}`, `--caw-bg:${background}`]),
    ...(text === undefined ? [] : [`--text:${text}`, `--caw-text:${text}`]),
  ]
  if (declarations.length === 0) return ''
  return `\n@media (prefers-color-scheme:${scheme}){:root{${declarations.join(';')}}}`
}

function accentOf(accent: string): readonly string[] {
  const onAccent = luminance(accent) < DARK_LUMINANCE ? '#fff' : '#000'
  const hover = `color-mix(in oklab,${accent} 86%,${onAccent})`
  return [`--accent:${accent}`, `--on-accent:${onAccent}`, `--hover:${hover}`, `--caw-accent:${accent}`]
}

/** Below it white has the higher contrast; the same as in the widget's style sheet. */
const DARK_LUMINANCE = 0.18

/** WCAG's relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
