/** The card of the wizard, for a page of its own: ink on paper, light and dark by the user's system. */
export const PAGE_STYLE = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f6f6f6,#0f1012);color:light-dark(#1c1e22,#edeef0);font:15px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;width:min(400px,calc(100vw - 32px));padding:28px;border:1px solid light-dark(#e3e3e4,#2b2c2f);border-radius:12px;background:light-dark(#fff,#18191c);box-shadow:0 1px 2px rgb(20 22 30 / .05);overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:19px;font-weight:600;line-height:1.25;letter-spacing:-.014em}
p{margin:0 0 10px;color:light-dark(#57595d,#a6a7aa)}
button{box-sizing:border-box;width:100%;min-height:40px;margin-top:14px;border:0;border-radius:8px;background:light-dark(#1d1f24,#f1f2f4);color:light-dark(#fff,#000);font:550 15px/1.3 system-ui,sans-serif;cursor:pointer}
button:hover{background:light-dark(#313238,#e1e2e4)}
button:focus-visible{outline:2px solid light-dark(#1d1f24,#f1f2f4);outline-offset:2px}`
