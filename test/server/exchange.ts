import { connect } from 'node:net'

/** Sends bytes on a socket and returns the answer, read until the other side closes or resets the connection. */
export function exchange(port: number, bytes: string, timeoutMs = 10_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let answer = ''
    socket.setEncoding('latin1').on('data', (chunk) => (answer += chunk))
    socket.on('close', () => resolve(answer)).on('error', (error) => answer === '' && reject(error))
    socket.setTimeout(timeoutMs, () => {
      socket.destroy()
      reject(new Error(`No answer: ${answer}`))
    })
  })
}
