import { CONTRACT_VERSION, RETURN_CHANNEL, RETURN_TYPE } from '../../core/contract.js'

/** A browser keeps a window that no script opened: then the page says so. */
export const CLOSE_SCRIPT =
  "document.querySelector('button').addEventListener('click',()=>{window.close();setTimeout(()=>{document.querySelector('[role=status]').hidden=false},300)})"

/** Reads the signal from the page's own address, tells whoever may be waiting, and closes. A hint, never a claim. */
export function returnScript(origins: readonly string[]): string {
  const targets = JSON.stringify(origins).replaceAll('<', '\\u003c')
  return `(()=>{const q=new URLSearchParams(location.search);const m={type:'${RETURN_TYPE}',version:${CONTRACT_VERSION},attempt:q.get('attempt')||'',proof:q.get('proof')||''};try{const c=new BroadcastChannel('${RETURN_CHANNEL}');c.postMessage(m);setTimeout(()=>c.close(),500)}catch{}for(const o of ${targets})try{opener&&opener.postMessage(m,o)}catch{}setTimeout(()=>window.close(),150)})()`
}
