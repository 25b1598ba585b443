import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { start, stop } from '../../demo/server/serveFake.js'
import { callOf, createView, isClickable, oneForEach } from './createView.js'
import type { Engine, Tab, View } from './Engine.js'
import { openSession, type Session } from './webDriver.js'

export type WebKit = { driver: string; browser: string; screen: string }

/** WebKitGTK's MiniBrowser on a screen in memory, over WebDriver. */
export async function startWebKit({ driver, browser, screen }: WebKit): Promise<Engine> {
  const started: ChildProcess[] = []
  const run = (command: string, args: readonly string[], env = {}) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
    started.push(child)
    return child
  }
  const end = () => started.map((child) => child.kill())
  process.once('exit', end)
  const [display] = await once(run(screen, ['-displayfd', '1', '-screen', '0', '1280x1024x24']).stdout, 'data')
  const port = await freePort()
  run(driver, [`--port=${port}`], { DISPLAY: `:${String(display).trim()}`, ...NO_SANDBOX })
  const session = await openSession(`http://127.0.0.1:${port}`, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  })
  const handles = (): Promise<readonly string[]> => session.get('/window/handles')
  // Stays open, because the session ends with its last window.
  const [first] = await handles()
  const tabFor = oneForEach((handle: string) => tabOf(session, handle))
  return {
    open: async (address) => {
      await session.post('/window', { handle: first })
      // A tab would open in the background, where WebKit opens no window.
      const { handle } = await session.post('/window/new', { type: 'window' })
      await session.post('/window', { handle })
      await session.post('/url', { url: address })
      return tabFor(handle)
    },
    tabs: async () => (await handles()).filter((handle) => handle !== first).map(tabFor),
    stop: async () => {
      await session.end()
      end()
    },
  }
}

/** WebKit's own sandbox does not start for root. */
const NO_SANDBOX = process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await start(server, 0)
  await stop(server)
  return port
}

function tabOf(session: Session, handle: string): Tab {
  const enter = () => session.post('/window', { handle })
  const enterFrame = async () => {
    await enter()
    await session.post('/frame', { id: await session.run(`document.querySelector('iframe')`) })
  }
  return {
    ...viewOf(session, enter),
    frame: viewOf(session, enterFrame),
    address: async () => {
      await enter()
      return session.get('/url')
    },
    close: async () => {
      await enter()
      await session.delete('/window')
    },
  }
}

/** `enter` makes a window or a frame the one that commands are for. */
function viewOf(session: Session, enter: () => Promise<unknown>): View {
  return createView({
    run: async (fn, ...args) => {
      await enter()
      return session.run(callOf(fn, args))
    },
    clickOn: async (find, name) => {
      await enter()
      const found = await session.run(callOf(find, [name]))
      if (found === null || !(await session.run(`(${isClickable.toString()})(arguments[0])`, found))) return false
      // Not by the command to click, to which an input in a shadow root is always covered by another element.
      const actions = [
        { type: 'pointerMove', origin: found, x: 0, y: 0 },
        { type: 'pointerDown' },
        { type: 'pointerUp' },
      ]
      await session.post('/actions', {
        actions: [{ type: 'pointer', id: 'mouse', actions: actions.map((action) => ({ button: 0, ...action })) }],
      })
      return true
    },
    type: async (text, control = false) => {
      await enter()
      const keys = Array.from(text).flatMap((value) => [keyDown(value), keyUp(value)])
      const actions = control ? [keyDown(CONTROL_KEY), ...keys, keyUp(CONTROL_KEY)] : keys
      await session.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
  })
}

const CONTROL_KEY = '\uE009'
const keyDown = (value: string) => ({ type: 'keyDown', value })
const keyUp = (value: string) => ({ type: 'keyUp', value })
