/** The fictional products that embed the wizard. They share the code and differ in their style. */
export type DemoHost = { id: 'alderway' | 'marrow' | 'shellcraft'; name: string; icon: string; basePath: string }

const ALDER =
  '<path d="M13 3 4.500 22h4.200l1.300-3.200h6l1.300 3.200h4.200L13 3Zm0 8 1.900 4.700h-3.800L13 11Z" fill="#1d1f24"/>'
const MARROW = '<path d="M3 21V5h3.500L13 14l6.500-9H23v16h-4V12l-6 8-6-8v9H3Z" fill="#0d4a33"/>'
const SHELL =
  '<path d="m4 6 7 7-7 7" stroke="#121317" stroke-width="3" fill="none"/><path d="M13 20h9" stroke="#121317" stroke-width="3"/>'

export const HOSTS: readonly DemoHost[] = [
  { id: 'alderway', name: 'Alderway', icon: icon(ALDER), basePath: '/api/connector-auth' },
  { id: 'marrow', name: 'Marrow & Finch', icon: icon(MARROW), basePath: '/api/marrow/connector-auth' },
  { id: 'shellcraft', name: 'shellcraft', icon: icon(SHELL), basePath: '/api/shellcraft/connector-auth' },
]

function icon(path: string): string {
  return `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26">${path}</svg>`)}`
}
