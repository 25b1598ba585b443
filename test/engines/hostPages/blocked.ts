/** Clicks the button of the wizard by script, as soon as it is there: a browser opens no window without a user's click. */
const observer = new MutationObserver(() => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Continue to Asana')
  if (!button) return
  observer.disconnect()
  button.click()
  location.hash = 'clicked'
})
observer.observe(document.body, { subtree: true, childList: true })

// Not a static import, which the package's `sideEffects` would drop.
void import('../../e2e/oauth/testSite/hostPage.js')
