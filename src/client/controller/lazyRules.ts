// The entry of the chunk with what needs a form. It loads while the connector does, so the first chunk holds no rules of forms.
export { createStepForm, flowToFields } from './createStepForm.js'
export { reportDirty } from './reportDirty.js'
