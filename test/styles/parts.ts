const icon = '<svg class="caw-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 8.5 3 3 6-7"/></svg>'
const dots = '<b></b><b></b><b></b>'
const hint = (text: string, tone = '') =>
  `<p class="caw-hint" ${tone}>${tone === '' ? '' : icon}<span>${text}</span></p>`

type Seam = 'idle' | 'busy' | 'done' | 'broken' | 'paused'

/** A card with this body: the widget's markup, without React. */
export function card(body: string, { seam = 'idle', root = '' }: { seam?: Seam; root?: string } = {}): string {
  const node = seam === 'idle' || seam === 'busy' ? '' : `<i class="caw-node">${icon}</i>`
  return `<section class="caw-root" ${root}><div class="caw-card" role="group" aria-label="Connect Postmoth">
    <header class="caw-head">
      <div class="caw-link" data-link="${seam}" aria-hidden="true"><span class="caw-tile"><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></span><span class="caw-seam">${dots}${node}</span><span class="caw-tile" data-mono>P</span></div>
      <div class="caw-id"><div><h2 class="caw-name"><bdi>Postmoth</bdi></h2><p class="caw-by">Requested by Alderway</p></div>
      <button type="button" class="caw-icon-btn" aria-label="Close">${icon}</button></div>
    </header>
    <div class="caw-rail" aria-hidden="true"><i data-s="done"></i><i data-s="now"></i><i></i></div>
    <div class="caw-body-wrap"><div>${body}</div></div>
    <p class="caw-vh" role="status"></p>
  </div></section>`
}

const intro = `<div class="caw-intro"><p class="caw-kicker">Step 2 of 3</p><h3 class="caw-title" tabindex="-1">Tell us about your Postmoth account</h3><p class="caw-lede">One sentence, <strong>muted</strong>.</p></div>`

const fields = `<div class="caw-fields">
  <div class="caw-field"><label class="caw-label" for="a">Workspace address <span class="caw-opt">optional</span></label>
    <div class="caw-box" dir="ltr"><span class="caw-affix">https://</span><input id="a" class="caw-in" value="brightwater"><span class="caw-affix">.postmoth.example</span></div>${hint('Paste the full address.')}</div>
  <div class="caw-field"><label class="caw-label" for="b">API key</label>
    <div class="caw-box" data-invalid><input id="b" class="caw-in" type="password" data-mono value="0123456789"><button type="button" class="caw-icon-btn" aria-label="Show API key">${icon}</button></div>${hint('Paste the whole key', 'data-tone="danger"')}</div>
  <div class="caw-field"><label class="caw-label" for="c">Private key</label>
    <div class="caw-box"><textarea id="c" class="caw-in" data-mono data-masked rows="4">-----BEGIN</textarea></div>${hint('Key file recognised. <button type="button" class="caw-a">Undo</button>', 'data-tone="ok"')}</div>
  <div class="caw-field"><label class="caw-label" for="d">Language</label>
    <div class="caw-box" data-select><select id="d" class="caw-in"><option>English</option></select>${icon}</div><p class="caw-hint"></p></div>
  <fieldset class="caw-field"><legend class="caw-label">Data region</legend>
    <div class="caw-seg" data-n="3"><label><input type="radio" name="e" checked>Europe</label><label><input type="radio" name="e">United States</label><label><input type="radio" name="e">Asia</label></div></fieldset>
  <fieldset class="caw-field"><legend class="caw-vh">Method</legend><div class="caw-radios">
    <label class="caw-radio"><input type="radio" name="f" checked><span><b>Sign in with Postmoth</b><small>You sign in on its own page.</small></span><span class="caw-tag">Quickest</span></label>
    <label class="caw-radio"><input type="radio" name="f"><span><b>Use an API key</b><small>A code.</small></span></label></div></fieldset>
  <details class="caw-fold" open><summary>${icon}More options <span>(1)</span></summary><div>
    <label class="caw-switch"><b>Include archived items</b><input type="checkbox" role="switch" checked></label></div></details>
  <details class="caw-fold" data-help open><summary>${icon}Where do I find this key?</summary><div>
    <ol class="caw-ol"><li><span>Open <strong>Settings</strong>.</span></li><li><span>Copy the key.</span></li></ol><a class="caw-a" data-kind="link" href="#x">Open Postmoth${icon}</a></div></details>
</div>`

const notices = `<div class="caw-notice" data-tone="danger" tabindex="-1" role="group">${icon}<div><strong>2 settings need attention</strong><ul><li><a class="caw-a" href="#a">Workspace address is empty</a></li><li><a class="caw-a" href="#b">Paste the whole key</a></li></ul></div></div>
<div class="caw-notice">${icon}<div><span>Trying again in <strong>12 s</strong></span></div></div>
<ul class="caw-scopes"><li>${icon}<span>Read contacts</span></li></ul>
<dl class="caw-facts"><div><dt>Region</dt><dd>Europe</dd></div><div><dt>Account</dt><dd>Brightwater</dd></div></dl><p class="caw-ref">Reference 7F3K-2QXD</p><span class="caw-bone"></span>`

const actions = `<div class="caw-foot"><div class="caw-actions"><button type="button" class="caw-btn" data-kind="primary">Connect</button><button type="button" class="caw-btn" data-kind="primary" data-busy aria-disabled="true"><span><span class="caw-spin" aria-hidden="true"></span><span>Checking…</span></span></button><button type="button" class="caw-btn" data-kind="secondary">Choose a file…</button><button type="button" class="caw-btn" data-kind="danger-quiet">Disconnect</button><button type="button" class="caw-btn" data-kind="quiet">Back</button></div></div>
<p class="caw-privacy">${icon}<span>Sent securely to Alderway. <a class="caw-a" href="#p">How Alderway handles this</a></span></p>`

const everyBody = `<div class="caw-body">${intro}${notices}${fields}</div>${actions}`

/** Every part, in one card. */
export const everyPart = card(everyBody)

/** Every part, connected, with these attributes on the root. */
export const everyPartIn = (root: string): string => card(everyBody, { seam: 'done', root })
