import { readFile } from 'node:fs/promises'

/** The README's code for a stack without React, as it stands there: the first block below a heading. */
const readmeCode = (heading: string, language: string) =>
  readmeMatch(heading, new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm'))

async function readmeMatch(heading: string, code: RegExp): Promise<string> {
  const readme = await readFile('README.md', 'utf8')
  const [, found] = code.exec(readme.slice(readme.indexOf(heading))) ?? []
  if (!readme.includes(heading) || found === undefined) throw new Error(`README.md has no ${code} below "${heading}".`)
  return found
}

/** An app of Vue 3 with TypeScript. React comes as a peer of the package. */
export const vue = {
  name: 'Vue 3',
  packages: ['vue@3', 'vite@8', '@vitejs/plugin-vue@6', 'vue-tsc@3', 'typescript@5'],
  files: async () => ({
    'index.html':
      '<!doctype html><html lang="en"><title>Vue</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/src/main.ts"></script></html>',
    'vite.config.mjs': `
      import vue from '@vitejs/plugin-vue'
      export default { plugins: [${await readmeMatch('**Vue.**', /`(vue\(.*\))`/)}] }`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2023', 'dom', 'dom.iterable'],
        strict: true,
        types: ['vite/client'],
      },
      include: ['src'],
    }),
    'src/main.ts': `
      import { createApp } from 'vue'
      import 'connector-auth-wizard/element'
      import App from './App.vue'
      createApp(App).mount('#root')`,
    'src/types.ts': `
      import type { VueGlobalComponents } from 'connector-auth-wizard/element'
      declare module 'vue' { interface GlobalComponents extends VueGlobalComponents {} }`,
    'src/App.vue': `
      <script setup lang="ts">
      import { ref } from 'vue'
      const id = '36308'
      const connected = ref('')
      function onConnected({ detail }: HTMLElementEventMap['caw-success']) {
        connected.value = detail.name
      }
      </script>
      <template>
        ${await readmeCode('**Vue.**', 'html')}
        <p>Connected: {{ connected }}</p>
      </template>`,
    // Not part of the app: each line is an error to the types, and they are not there if it is none.
    'src/Wrong.vue': `
      <script setup lang="ts">
      const listener = (event: CustomEvent<{ colour: string }>) => event.detail.colour
      </script>
      <template>
        <!-- @vue-expect-error -->
        <connector-auth-wizard intent="sometimes" />
        <!-- @vue-expect-error -->
        <connector-auth-wizard @caw-success="listener" />
      </template>`,
  }),
}

/** A page without a bundler, served by node:http with the proxy of the README: every file is a block of it, or a few lines more. */
export const plain = {
  name: 'plain HTML',
  packages: [],
  files: async (port: number) => ({
    'public/index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title><link rel="icon" href="data:,">
      ${await readmeCode('**Plain HTML.**', 'html')}
      <p>Connected: <output></output></p>
      <script>
        document.addEventListener('caw-success', ({ detail }) => {
          document.querySelector('output').textContent = detail.name
        })
      </script></html>`,
    'proxy.js': (await readmeCode('**Without Cyclr.**', 'ts')).replace(':3000', `:${port}`),
    'server.js': `import { page } from './page.js'\n${(await readmeCode('**node:http**', 'ts')).replace('res.writeHead(404).end()', 'page(req, res)')}`,
    'page.js': `
      import { readFile } from 'node:fs/promises'
      const TYPES = { html: 'text/html', js: 'text/javascript' }
      export async function page({ url }, res) {
        const path = url === '/' ? '/index.html' : url
        const body = await readFile(new URL('public' + path, import.meta.url)).catch(() => null)
        if (body === null) return res.writeHead(404).end()
        res.writeHead(200, { 'Content-Type': TYPES[path.split('.').at(-1)] ?? 'text/plain' }).end(body)
      }`,
    'start.js': `
      import { fakeCyclrConfig } from 'connector-auth-wizard/testing'
      export { server } from './server.js'
      export const { fake } = fakeCyclrConfig()`,
  }),
}
